package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of each sample, [B, 1, d], and the vector of its place, y = x + table[place], where rows
 * come one in a pass: the place is how many passes there were before. The table holds those of L
 * places side by side, [L·d].
 */
public record Placed() implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    Shape table = args.get(1);
    boolean fits =
        x.equals(Shape.batch(1, x.last())) && table.rank() == 1 && table.last() % x.last() == 0;
    if (!fits) {
      throw new IllegalArgumentException("no place of " + x + " in " + table);
    }
    return x;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("nothing is trained row by row: " + y);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    int width = y.shape().last();
    int at = Math.toIntExact(bindings.passes()) * width;
    Tensor placed = Tensor.zeros(y.shape(), bindings.rows());
    double[] x = args.get(0).data();
    Arrays.setAll(placed.data(), i -> x[i] + args.get(1).data()[at + i % width]);
    return placed;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.placed(this);
  }

  @Override
  public String word() {
    return "placed";
  }
}
