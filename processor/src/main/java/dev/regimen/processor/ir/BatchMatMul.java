package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * C = op(A) op(B) for every pair of matrices: A is [B, .., m, k], B is [B, .., k, n] and C is [B,
 * .., m, n]. The axes before the last two are the same in all three.
 *
 * <p>For C = AB the adjoints are dA = dC·Bᵀ and dB = Aᵀ·dC; the transposed forms follow. The
 * product of two transposed matrices is written (BA)ᵀ, which {@link Graph#batchMatMul} does.
 *
 * @param transposeA whether each A is read transposed
 * @param transposeB whether each B is read transposed
 */
public record BatchMatMul(boolean transposeA, boolean transposeB) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape a = args.get(0);
    Shape b = args.get(1);
    int rank = a.rank();
    boolean paired =
        rank > 2
            && rank == b.rank()
            && a.isBatched()
            && a.dims().subList(0, rank - 2).equals(b.dims().subList(0, rank - 2));
    if (!paired || transposeA && transposeB) {
      throw new IllegalArgumentException("not pairs of matrices: " + a + " and " + b);
    }
    if (a.dim(transposeA ? -2 : -1) != b.dim(transposeB ? -1 : -2)) {
      throw new IllegalArgumentException("inner extents differ: " + a + " and " + b);
    }
    List<Integer> dims = new ArrayList<>(a.dims());
    dims.set(rank - 2, a.dim(transposeA ? -1 : -2));
    dims.set(rank - 1, b.dim(transposeB ? -2 : -1));
    return new Shape(dims);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Graph graph = y.graph();
    Value a = y.arg(0);
    Value b = y.arg(1);
    Value da =
        transposeA
            ? graph.batchMatMul(b, dy, transposeB, true)
            : graph.batchMatMul(dy, b, false, !transposeB);
    Value db =
        transposeB
            ? graph.batchMatMul(dy, a, true, transposeA)
            : graph.batchMatMul(a, dy, !transposeA, false);
    return Arrays.asList(da, db);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor c = Tensor.zeros(y.shape(), bindings.rows());
    int m = y.shape().dim(-2);
    int n = y.shape().dim(-1);
    int inner = y.arg(0).shape().dim(transposeA ? -2 : -1);
    double[] a = args.get(0).data();
    double[] b = args.get(1).data();
    for (int at = 0; at < c.size(); at++) {
      int matrix = at / (m * n);
      int i = at / n % m;
      int j = at % n;
      for (int k = 0; k < inner; k++) {
        double x = a[matrix * m * inner + (transposeA ? k * m + i : i * inner + k)];
        double w = b[matrix * n * inner + (transposeB ? j * inner + k : k * n + j)];
        c.data()[at] += x * w;
      }
    }
    return c;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.batchMatMul(this);
  }

  @Override
  public String word() {
    return "batchMatmul" + (transposeA ? "T" : "N") + (transposeB ? "T" : "N");
  }
}
