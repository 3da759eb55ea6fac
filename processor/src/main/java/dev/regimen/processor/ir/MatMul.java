package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * C = op(A) op(B) over the last two axes of rank-2 operands.
 *
 * <p>For C = AB the adjoints are dA = dC·Bᵀ and dB = Aᵀ·dC; the transposed forms follow.
 *
 * @param transposeA whether A is read transposed
 * @param transposeB whether B is read transposed
 */
public record MatMul(boolean transposeA, boolean transposeB) implements Op {
  @Override
  public Shape type(List<Shape> args) {
    Shape a = args.get(0);
    Shape b = args.get(1);
    if (a.rank() != 2 || b.rank() != 2) {
      throw new IllegalArgumentException("a matrix product takes matrices, not " + a + " and " + b);
    }
    int inner = a.dim(transposeA ? 0 : 1);
    if (inner != b.dim(transposeB ? 1 : 0)) {
      throw new IllegalArgumentException("inner extents differ: " + a + " and " + b);
    }
    return new Shape(List.of(a.dim(transposeA ? 1 : 0), b.dim(transposeB ? 0 : 1)));
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
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor a = args.get(0);
    Tensor b = args.get(1);
    Tensor c = Tensor.zeros(y.shape(), bindings.rows());
    int inner = a.dims()[transposeA ? 0 : 1];
    for (int i = 0; i < c.dims()[0]; i++) {
      for (int j = 0; j < c.dims()[1]; j++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          double x = transposeA ? a.at(k, i) : a.at(i, k);
          sum += x * (transposeB ? b.at(j, k) : b.at(k, j));
        }
        c.data()[i * c.dims()[1] + j] = sum;
      }
    }
    return c;
  }

  @Override
  public String word() {
    return "matmul" + (transposeA ? "T" : "N") + (transposeB ? "T" : "N");
  }
}
