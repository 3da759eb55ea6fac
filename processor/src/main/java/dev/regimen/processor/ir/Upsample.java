package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every pixel repeated to a square: y[b, i, j, c] = x[b, i/factor, j/factor, c].
 *
 * @param factor the side of the square
 */
public record Upsample(int factor) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    if (x.rank() != 4) {
      throw new IllegalArgumentException("maps are enlarged, not " + x);
    }
    return Shape.batch(
        Math.multiplyExact(x.dim(1), factor), Math.multiplyExact(x.dim(2), factor), x.last());
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(y.graph().add(new Downsum(factor), List.of(dy)));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    double[] x = args.get(0).data();
    pairs(result.dims(), factor, (large, small) -> result.data()[large] = x[small]);
    return result;
  }

  /** A pixel's channel of the large map and the one of the small map that it comes from. */
  interface Pair {
    void at(int large, int small);
  }

  static void pairs(int[] large, int factor, Pair pair) {
    int width = large[2] / factor;
    for (int i = 0; i < large[0] * large[1]; i++) {
      int row = i / large[1] * (large[1] / factor) + i % large[1] / factor;
      for (int j = 0; j < large[2]; j++) {
        for (int c = 0; c < large[3]; c++) {
          pair.at((i * large[2] + j) * large[3] + c, (row * width + j / factor) * large[3] + c);
        }
      }
    }
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.upsample(this);
  }

  @Override
  public String word() {
    return "upsample x" + factor;
  }
}
