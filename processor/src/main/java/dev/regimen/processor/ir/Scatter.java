package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a table, dtable[v, :] = Σ dy[b, i, :] over all (b, i) with id[b, i] = v.
 *
 * @param table the table's shape
 * @param first entries before this one have no gradient
 * @param sparse whether memory has those entries only that the batch's ids number
 */
public record Scatter(Shape table, int first, boolean sparse) implements Call {
  /** The whole gradient of a table. */
  public Scatter(Shape table) {
    this(table, 0, false);
  }

  /** Whether a value is a gradient of which memory has some entries only. */
  public static boolean isSparse(Value value) {
    return value.op() instanceof Scatter scatter && scatter.sparse;
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape expected = new Gather().type(List.of(args.get(0), table));
    if (!args.get(1).equals(expected)) {
      throw new IllegalArgumentException(
          "a gradient of shape " + args.get(1) + ", not " + expected);
    }
    return table;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(null, y.graph().add(new Gather(first), List.of(y.arg(0), dy)));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(table, bindings.rows());
    int width = table.last();
    double[] ids = args.get(0).data();
    double[] dy = args.get(1).data();
    for (int i = 0; i < dy.length; i++) {
      int entry = (int) ids[i / width];
      if (entry >= first) {
        result.data()[entry * width + i % width] += dy[i];
      }
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.scatter(this);
  }

  @Override
  public String word() {
    return (sparse ? "scatter rows " : "scatter ") + table;
  }
}
