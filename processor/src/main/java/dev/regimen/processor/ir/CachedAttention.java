package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Attention} of one row more, [B, 1, d], which sees itself and those before it: its place is
 * how many passes there were before. Operands are its query, key and value, and the keys and values
 * of all rows so far, [B, L, d], which are {@link Leaf.Kind#KEPT}: the row's own are added to them.
 *
 * @param heads which the columns of a row are cut into
 */
public record CachedAttention(int heads) implements Call {
  private static final int KEYS = 3;

  @Override
  public Shape type(List<Shape> args) {
    Shape query = args.get(0);
    Shape keys = args.get(KEYS);
    boolean fits =
        query.equals(Shape.batch(1, query.last()))
            && keys.equals(Shape.batch(keys.dim(1), query.last()))
            && args.equals(List.of(query, query, query, keys, keys))
            && query.last() % heads == 0;
    if (!fits) {
      throw new IllegalArgumentException("no attention of one row in " + heads + ": " + args);
    }
    return query;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("nothing is trained row by row: " + y);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    int width = y.shape().last();
    int length = y.arg(KEYS).shape().dim(1);
    int place = Math.toIntExact(bindings.passes());
    Tensor seen = Tensor.zeros(y.shape(), bindings.rows());
    for (int row = 0; row < bindings.rows(); row++) {
      int first = row * length * width;
      for (int of = 0; of < 2; of++) {
        double[] own = args.get(1 + of).data();
        double[] all = args.get(KEYS + of).data();
        System.arraycopy(own, row * width, all, first + place * width, width);
      }
      for (int head = 0; head < heads; head++) {
        see(args, row, first, place + 1, head * (width / heads), width, seen.data());
      }
    }
    return seen;
  }

  private void see(
      List<Tensor> args, int row, int first, int count, int column, int width, double[] seen) {
    int size = width / heads;
    double[] weights = new double[count];
    for (int key = 0; key < count; key++) {
      for (int c = column; c < column + size; c++) {
        double q = args.get(0).data()[row * width + c];
        weights[key] += q * args.get(KEYS).data()[first + key * width + c] / Math.sqrt(size);
      }
    }
    double most = Arrays.stream(weights).max().orElseThrow();
    double sum = Arrays.stream(weights).map(weight -> Math.exp(weight - most)).sum();
    for (int key = 0; key < count; key++) {
      double share = Math.exp(weights[key] - most) / sum;
      for (int c = column; c < column + size; c++) {
        seen[row * width + c] += share * args.get(KEYS + 1).data()[first + key * width + c];
      }
    }
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.cachedAttention(this);
  }

  @Override
  public String word() {
    return "attention to kept rows in " + heads;
  }
}
