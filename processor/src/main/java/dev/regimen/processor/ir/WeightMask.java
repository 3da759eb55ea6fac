package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A weight of which each entry is kept with a probability and divided by it, else 0, anew in every
 * step, or in every pass of a prediction: w·m/keep. It is linear and its own adjoint: the gradient
 * goes where the weight went.
 *
 * @param keep the probability
 * @param stream tells draws of one address apart
 * @param address what the mask is drawn anew for
 */
public record WeightMask(double keep, int stream, Draw.Address address) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    if (args.get(0).rank() < 2 || args.get(0).isBatched()) {
      throw new IllegalArgumentException(args.get(0) + " is no weight");
    }
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(y.graph().add(this, List.of(dy)));
  }

  @Override
  public int replaced() {
    return 0;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    bindings.draw(new Draw(Draw.Kind.BERNOULLI, stream, address, y.shape()), keep, result.data());
    for (int i = 0; i < result.size(); i++) {
      result.data()[i] *= args.get(0).data()[i] / keep;
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.weightMask(this);
  }

  @Override
  public String word() {
    String by = address == Draw.Address.SAMPLE ? " by pass" : "";
    return "mask#" + stream + by + " keep " + keep;
  }
}
