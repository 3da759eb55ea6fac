package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a table, y[b, i, :] = table[id[b, i], :]; ids are whole numbers.
 *
 * @param first entries before this one stand for padding and have no gradient
 */
public record Gather(int first) implements Call {
  /** Of a table whose entries are all trained. */
  public Gather() {
    this(0);
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape table = args.get(1);
    if (table.rank() != 2 || !args.get(0).isBatched()) {
      throw new IllegalArgumentException("entries of " + table + " by " + args.get(0));
    }
    List<Integer> dims = new ArrayList<>(args.get(0).dims());
    dims.add(table.last());
    return new Shape(dims);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Scatter scatter = new Scatter(y.arg(1).shape(), first, false, false);
    return Arrays.asList(null, y.graph().add(scatter, List.of(y.arg(0), dy)));
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor table = args.get(1);
    int width = table.dims()[1];
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    double[] ids = args.get(0).data();
    Arrays.setAll(result.data(), i -> table.data()[(int) ids[i / width] * width + i % width]);
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.gather(this);
  }

  @Override
  public String word() {
    return "gather";
  }
}
