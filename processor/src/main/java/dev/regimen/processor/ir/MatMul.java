package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * C = op(A) op(B), where all axes of A but the last count as its rows: A [.., k] times B [k, n] is
 * C [.., n], one product however many axes there are.
 *
 * <p>The gradient of B contracts all those rows: Aᵀ B of A [.., m] and B [.., n] is C [m, n]. For C
 * = AB the adjoints are dA = dC·Bᵀ and dB = Aᵀ·dC; the transposed forms follow. Both transposed are
 * matrices only.
 *
 * @param transposeA whether A is read transposed
 * @param transposeB whether B is read transposed
 */
public record MatMul(boolean transposeA, boolean transposeB) implements Op {
  @Override
  public Shape type(List<Shape> args) {
    Shape a = args.get(0);
    Shape b = args.get(1);
    if (a.rank() == 2 && b.rank() == 2) {
      return matrices(a, b);
    }
    boolean fits = transposeA ? !transposeB && a.rank() == b.rank() : b.rank() == 2;
    if (!fits || a.rank() < 2) {
      throw new IllegalArgumentException(
          "a matrix product takes rows and a matrix, not " + a + " and " + b);
    }
    return transposeA ? overRows(a, b) : ofRows(a, b);
  }

  private Shape matrices(Shape a, Shape b) {
    int inner = a.dim(transposeA ? 0 : 1);
    if (inner != b.dim(transposeB ? 1 : 0)) {
      throw new IllegalArgumentException("inner extents differ: " + a + " and " + b);
    }
    return new Shape(List.of(a.dim(transposeA ? 1 : 0), b.dim(transposeB ? 0 : 1)));
  }

  private Shape ofRows(Shape a, Shape b) {
    if (a.last() != b.dim(transposeB ? 1 : 0)) {
      throw new IllegalArgumentException("inner extents differ: " + a + " and " + b);
    }
    List<Integer> dims = new ArrayList<>(a.dims());
    dims.set(a.rank() - 1, b.dim(transposeB ? 0 : 1));
    return new Shape(dims);
  }

  private static Shape overRows(Shape a, Shape b) {
    int last = a.rank() - 1;
    if (!a.dims().subList(0, last).equals(b.dims().subList(0, last))) {
      throw new IllegalArgumentException("rows differ: " + a + " and " + b);
    }
    return Shape.of(a.last(), b.last());
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Graph graph = y.graph();
    Value a = y.args().get(0);
    Value b = y.args().get(1);
    Value da =
        transposeA
            ? graph.matMul(b, dy, transposeB, true)
            : graph.matMul(dy, b, false, !transposeB);
    Value db =
        transposeB
            ? graph.matMul(dy, a, true, transposeA)
            : graph.matMul(a, dy, !transposeA, false);
    return Arrays.asList(da, db);
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return !args.get(1).shape().isBatched() && zeros.test(args.get(0));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor a = args.get(0).rows();
    Tensor b = args.get(1).rows();
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    Tensor c = result.rows();
    int inner = a.dims()[transposeA ? 0 : 1];
    int alongA = transposeA ? a.dims()[1] : 1;
    int alongB = transposeB ? 1 : b.dims()[1];
    for (int i = 0; i < c.dims()[0]; i++) {
      for (int j = 0; j < c.dims()[1]; j++) {
        int atA = transposeA ? i : i * a.dims()[1];
        int atB = transposeB ? j * b.dims()[1] : j;
        double sum = 0;
        for (int k = 0; k < inner; k++, atA += alongA, atB += alongB) {
          sum += a.data()[atA] * b.data()[atB];
        }
        c.data()[i * c.dims()[1] + j] = sum;
      }
    }
    return result;
  }

  @Override
  public String word() {
    return "matmul" + (transposeA ? "T" : "N") + (transposeB ? "T" : "N");
  }
}
