package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How well each row of a batch, z [B, d], is told from all others as the one that shows the same
 * sample as its partner: −z·z' + ln Σ exp(z·zₖ) over all other rows, [B, 1]. Rows i and i + n of 2n
 * are partners; of an odd number one has none, and the loss 0. The second result is the logarithm
 * of each row's sum, [B, 1]; the third is 1 for each row with no other as near as its partner, and
 * else 0, [B, 1].
 */
public record Contrast() implements Call {
  /** Which result is the logarithm of the sums. */
  public static final int LOG_SUMS = 1;

  /** Which result says whether the partner was found. */
  public static final int FOUND = 2;

  @Override
  public Shape type(List<Shape> args) {
    Shape z = args.get(0);
    if (z.rank() != 2 || !z.isBatched()) {
      throw new IllegalArgumentException("no rows of a batch to tell apart: " + args);
    }
    return Shape.batch(1);
  }

  @Override
  public boolean gathers() {
    return true;
  }

  @Override
  public int results() {
    return 3;
  }

  @Override
  public List<Shape> types(List<Shape> args) {
    return List.of(type(args), Shape.batch(1), Shape.batch(1));
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return adjoints(y, Arrays.asList(dy, null, null), List.of());
  }

  /**
   * The logarithm of the sums is for the gradient alone: none flows through it, or what is told.
   */
  @Override
  public List<@Nullable Value> adjoints(Value y, List<@Nullable Value> dys, List<Boolean> wanted) {
    Graph graph = y.graph();
    Value dy = Objects.requireNonNull(dys.get(0));
    List<Value> args = List.of(dy, y.arg(0), graph.result(y, LOG_SUMS).named("logSums"));
    return Arrays.asList(graph.add(new ContrastGradient(), args));
  }

  /** The row that shows the same sample, which may be none. */
  static int partner(int row, int rows) {
    int half = (rows + 1) / 2;
    return row < half ? row + half : row - half;
  }

  static double product(double[] z, int width, int a, int b) {
    double product = 0;
    for (int c = 0; c < width; c++) {
      product += z[a * width + c] * z[b * width + c];
    }
    return product;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return evals(y, args, bindings).get(0);
  }

  @Override
  public List<Tensor> evals(Value y, List<Tensor> args, Bindings bindings) {
    int rows = bindings.rows();
    Tensor losses = Tensor.zeros(Shape.batch(1), rows);
    Tensor logSums = Tensor.zeros(Shape.batch(1), rows);
    Tensor found = Tensor.zeros(Shape.batch(1), rows);
    double[] z = args.get(0).data();
    int width = y.arg(0).shape().last();
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int other = 0; other < rows; other++) {
        sum += other == row ? 0 : Math.exp(product(z, width, row, other));
      }
      int partner = partner(row, rows);
      logSums.data()[row] = rows == 1 ? 0 : Math.log(sum);
      double own = partner < rows ? product(z, width, row, partner) : Double.NEGATIVE_INFINITY;
      losses.data()[row] = partner < rows ? Math.log(sum) - own : 0;
      found.data()[row] = isNearest(z, width, rows, row, own) ? 1 : 0;
    }
    return List.of(losses, logSums, found);
  }

  /** Whether but one row has a product with a row that is no less than its partner's. */
  private static boolean isNearest(double[] z, int width, int rows, int row, double own) {
    int near = 0;
    for (int other = 0; other < rows; other++) {
      near += other != row && product(z, width, row, other) >= own ? 1 : 0;
    }
    return near == 1 && own > Double.NEGATIVE_INFINITY;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.contrast(this);
  }

  @Override
  public String word() {
    return "contrast";
  }
}
