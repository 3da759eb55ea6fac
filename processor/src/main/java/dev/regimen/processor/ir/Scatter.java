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
 * @param added whether it is added to the last operand, another gradient of the table, in the place
 *     of that
 */
public record Scatter(Shape table, int first, boolean sparse, boolean added) implements Call {
  /** Which operand it is added to, where it is. */
  public static final int HELD = 2;

  /** The whole gradient of a table. */
  public Scatter(Shape table) {
    this(table, 0, false, false);
  }

  /** The same, added to another gradient of the table. */
  public Scatter onto() {
    return new Scatter(table, first, sparse, true);
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
    if (added && !args.get(HELD).equals(table)) {
      throw new IllegalArgumentException("added to " + args.get(HELD) + ", not " + table);
    }
    return table;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Value rows = y.graph().add(new Gather(first), List.of(y.arg(0), dy));
    return added ? Arrays.asList(null, rows, dy) : Arrays.asList(null, rows);
  }

  @Override
  public int replaced() {
    return added ? HELD : -1;
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(table, bindings.rows());
    if (added) {
      System.arraycopy(args.get(HELD).data(), 0, result.data(), 0, result.size());
    }
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
    return (sparse ? "scatter rows " : added ? "scatter onto " : "scatter ") + table;
  }
}
