package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Detach;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites a program into the forms that fusion takes: no detached values, means and row-wise
 * variances as sums, sums over a sample in two steps where they take its last axis in, vectors
 * multiplied with each other before they meet rows, the gradients of a weight of several uses added
 * in place, and every factor that a sum over the batch has in common taken out of it.
 *
 * <p>The last is what reduces the gradient of a batch normalization to the two sums that an expert
 * writes, Σ dy and Σ dy·(x − mean): the four that differentiation yields differ from these by
 * factors of γ and 1/σ only. Of a norm of each sample over its places these are sums over the
 * places of each sample, from which those over the batch follow.
 */
public final class Simplify {
  private final Graph graph = new Graph();
  private final Map<Value, Value> images = new HashMap<>();
  private final Map<Value, Set<List<Integer>>> varianceAxes = new HashMap<>();

  /** Whether samples are normed over their places, which per-sample factors come of. */
  private boolean normsSamples;

  private Simplify() {}

  public static Program of(Program program) {
    return SampleSums.of(new Simplify().rewrite(program));
  }

  /** The simplified program's leaves are other values; this finds one by its operation. */
  public static Value leaf(Program program, Leaf leaf) {
    return program.graph().add(leaf, List.of());
  }

  private Program rewrite(Program program) {
    List<Value> body = program.body();
    for (Value value : body) {
      if (value.op() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.VARIANCE) {
        varianceAxes.computeIfAbsent(value.arg(0), x -> new HashSet<>()).add(reduce.axes());
        normsSamples |= isOverPlaces(value.arg(0), reduce.axes());
      }
    }
    for (Value value : body) {
      graph.enter(value.origin());
      Value image = rewrite(value);
      images.put(value, named(image, value.name()));
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, images.get(value)));
    List<Update> updates = new ArrayList<>();
    for (Update update : program.updates()) {
      graph.enter(Origin.update(update.state().origin().layer()));
      updates.add(new Update(image(update.state()), images.get(update.value())));
    }
    return new Program(graph, outputs, updates);
  }

  /** A reshaped value's name is its operand's too: they share memory. */
  private static Value named(Value image, String name) {
    if (image.op() instanceof Reshape) {
      named(image.arg(0), name);
    }
    return image.named(name);
  }

  /** A state that nothing reads is not in the body. */
  private Value image(Value state) {
    return images.computeIfAbsent(
        state, leaf -> graph.add(leaf.op(), List.of()).named(leaf.name()));
  }

  private Value rewrite(Value value) {
    List<Value> args = new ArrayList<>(value.args());
    args.replaceAll(images::get);
    if (value.op() instanceof Detach) {
      return args.get(0);
    }
    if (value.op() instanceof Pointwise pointwise) {
      Optional<Value> inPlace = GradientSums.of(graph, pointwise, args);
      if (inPlace.isPresent()) {
        return inPlace.get();
      }
      Value plain = graph.pointwise(pointwise.expression(), args, pointwise.shape());
      return plain.shape().isBatched() ? regrouped(plain) : plain;
    }
    if (value.op() instanceof Reshape reshape) {
      return graph.reshape(args.get(0), reshape.shape());
    }
    if (value.op() instanceof Reduce reduce) {
      return reduce(value, reduce, args.get(0));
    }
    return graph.add(value.op(), args);
  }

  private Value reduce(Value value, Reduce reduce, Value x) {
    boolean overBatch = reduce.axes().contains(0) && x.shape().isBatched();
    boolean ofOne =
        x.shape().isBatched() && reduce.axes().stream().allMatch(axis -> x.shape().dim(axis) == 1);
    if (ofOne) {
      return reduce.kind() == Reduce.Kind.VARIANCE
          ? graph.expand(graph.scalar(Scalar.ZERO), x.shape())
          : x;
    }
    switch (reduce.kind()) {
      case SUM:
        return overBatch ? factored(x, reduce.axes()) : sum(x, reduce.axes());
      case MEAN:
        boolean paired = varianceAxes.getOrDefault(value.arg(0), Set.of()).contains(reduce.axes());
        if (paired && (overBatch || isOverPlaces(x, reduce.axes()))) {
          return graph.reduce(Reduce.Kind.MEAN, x, reduce.axes());
        }
        Value sum = overBatch ? factored(x, reduce.axes()) : sum(x, reduce.axes());
        return sum.times(graph.reciprocalCount(x.shape(), reduce.axes()));
      case VARIANCE:
        return overBatch || isOverPlaces(x, reduce.axes())
            ? graph.reduce(Reduce.Kind.VARIANCE, x, reduce.axes())
            : rowVariance(x, reduce);
      default:
        return graph.reduce(reduce.kind(), x, reduce.axes());
    }
  }

  /**
   * f·(c·d) for (f·c)·d, where c and d do not depend on the batch, else, in a program that norms
   * samples, where they do not depend on the place in a sample. A loop over maps has one array for
   * both: of many it is not vectorized.
   */
  private Value regrouped(Value product) {
    Factors factors = Factors.of(product);
    if (normsSamples && !factors.hasSeveralVectors() && product.shape().rank() > 2) {
      factors = Factors.ofPlaces(product);
    }
    if (!factors.hasSeveralVectors()) {
      return product;
    }
    return graph.expand(factors.regrouped(graph), product.shape());
  }

  /** Whether each channel of each sample is reduced over all its places. */
  static boolean isOverPlaces(Value x, List<Integer> axes) {
    int places = x.shape().rank() - 2;
    return x.shape().isBatched()
        && places > 0
        && axes.size() == places
        && axes.get(0) == 1
        && axes.get(places - 1) == places;
  }

  private Value rowVariance(Value x, Reduce reduce) {
    Value count = graph.reciprocalCount(x.shape(), reduce.axes());
    Value mean = sum(x, reduce.axes()).times(count);
    return sum(x.minus(mean).square(), reduce.axes()).times(count);
  }

  /** A sum within each sample adds its rows up first, then what is left of each. */
  private Value sum(Value x, List<Integer> axes) {
    int last = x.shape().rank() - 1;
    List<Integer> rows = axes.stream().filter(axis -> axis != last).toList();
    if (isOverPlaces(x, axes)) {
      return factored(x, axes);
    }
    if (rows.isEmpty() || rows.size() == axes.size() || !x.shape().isBatched()) {
      return graph.reduce(Reduce.Kind.SUM, x, axes);
    }
    return graph.reduce(Reduce.Kind.SUM, sum(x, rows), List.of(last));
  }

  /** Σ c·f = c·Σ f, where c does not depend on the batch, or on the place in a sample. */
  private Value factored(Value x, List<Integer> axes) {
    Factors factors = isOverPlaces(x, axes) ? Factors.ofPlaces(x) : Factors.of(x);
    Value inside = graph.expand(factors.varying(graph), x.shape());
    return factors.common(graph.reduce(Reduce.Kind.SUM, inside, axes));
  }
}
