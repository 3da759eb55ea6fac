package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A weight, the first operand, of which only the entries with the largest scores are left, by their
 * magnitude, the others 0; of equal scores those count as larger that come first. It is
 * differentiated as if an entry were multiplied by the magnitude of its score, the second operand;
 * no gradient flows to the weight, which stands still (Ramanujan et al. 2020).
 *
 * @param kept how many entries are left
 */
public record TopMask(long kept) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape weight = args.get(0);
    if (weight.isBatched() || !weight.equals(args.get(1))) {
      throw new IllegalArgumentException("scores of shape " + args.get(1) + " for " + weight);
    }
    if (kept < 1 || kept > weight.elements()) {
      throw new IllegalArgumentException(kept + " of " + weight + " are kept");
    }
    return weight;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Value scores = y.graph().add(new TopMaskGradient(), List.of(y.arg(0), y.arg(1), dy));
    return Arrays.asList(null, scores);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    double[] weight = args.get(0).data();
    double[] scores = args.get(1).data();
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(scores[i])))
        .limit(kept)
        .forEach(i -> result.data()[i] = weight[i]);
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.topMask(this);
  }

  @Override
  public String word() {
    return "top " + kept;
  }
}
