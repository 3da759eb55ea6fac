package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A weight with something random in it, anew in every step, or in every pass of a prediction. With
 * {@code MASK} each entry is kept with a probability and divided by it, else 0: w·m/keep. That is
 * linear and its own adjoint: the gradient goes where the weight went. With {@code NOISE} normal
 * numbers are added to it, w + σε, and the gradient passes as it is.
 *
 * @param kind what is made of the weight
 * @param amount the probability, or the standard deviation
 * @param stream tells draws of one address apart
 * @param address what is drawn anew for
 */
public record WeightDraw(Kind kind, double amount, int stream, Draw.Address address)
    implements Call {
  /** What is made of a weight. */
  public enum Kind {
    MASK,
    NOISE
  }

  @Override
  public Shape type(List<Shape> args) {
    if (args.get(0).rank() < 2 || args.get(0).isBatched()) {
      throw new IllegalArgumentException(args.get(0) + " is no weight");
    }
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(kind == Kind.MASK ? y.graph().add(this, List.of(dy)) : dy);
  }

  @Override
  public int replaced() {
    return kind == Kind.MASK ? 0 : -1;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    Draw.Kind drawn = kind == Kind.MASK ? Draw.Kind.BERNOULLI : Draw.Kind.NORMAL;
    bindings.draw(new Draw(drawn, stream, address, y.shape()), amount, result.data());
    for (int i = 0; i < result.size(); i++) {
      double w = args.get(0).data()[i];
      double random = result.data()[i];
      result.data()[i] = kind == Kind.MASK ? w * random / amount : w + amount * random;
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.weightDraw(this);
  }

  @Override
  public String word() {
    String by = address == Draw.Address.SAMPLE ? " by pass" : "";
    return kind == Kind.MASK
        ? "mask#" + stream + by + " keep " + amount
        : "noise#" + stream + by + " deviation " + amount;
  }
}
