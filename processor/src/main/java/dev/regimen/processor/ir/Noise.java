package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Normal numbers of mean 0 and variance 1, one for each element of a parameter, the operand: in an
 * update what {@link Draw} is on a batch. A pure function of (seed, stream, updates made, place
 * among all parameters).
 *
 * @param stream tells draws of one update apart, and those of its batches
 */
public record Noise(int stream) implements Op {
  @Override
  public Shape type(List<Shape> args) {
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(new Value[1]);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    bindings.draw(
        new Draw(Draw.Kind.NORMAL, stream, Draw.Address.STEP, y.shape()), 0, result.data());
    return result;
  }

  @Override
  public String word() {
    return "noise#" + stream;
  }
}
