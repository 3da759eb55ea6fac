package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The axes of each sample in another order: axis i of the result is axis {@code axes[i]} of the
 * operand, as NumPy's {@code transpose} has it. The batch stays first.
 *
 * @param axes each axis once, 0 first
 */
public record Transpose(List<Integer> axes) implements Call {
  public Transpose {
    axes = List.copyOf(axes);
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    List<Integer> each = IntStream.range(0, x.rank()).boxed().toList();
    boolean permutes = axes.stream().sorted().toList().equals(each);
    if (!x.isBatched() || !permutes || axes.get(0) != 0) {
      throw new IllegalArgumentException("axes " + axes + " of " + x);
    }
    return new Shape(axes.stream().map(x::dim).toList());
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(y.graph().add(inverse(), List.of(dy)));
  }

  private Transpose inverse() {
    return new Transpose(IntStream.range(0, axes.size()).map(axes::indexOf).boxed().toList());
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor x = args.get(0);
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    int[] place = new int[axes.size()];
    for (int at = 0; at < result.size(); at++) {
      int rest = at;
      for (int axis = place.length - 1; axis >= 0; axis--) {
        place[axes.get(axis)] = rest % result.dims()[axis];
        rest /= result.dims()[axis];
      }
      int from = 0;
      for (int axis = 0; axis < place.length; axis++) {
        from = from * x.dims()[axis] + place[axis];
      }
      result.data()[at] = x.data()[from];
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.transpose(this);
  }

  @Override
  public String word() {
    return "transpose " + axes;
  }
}
