package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Slope;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The maximum of what a layer's elementwise functions make of a map, taken before them: max f(x) is
 * f(max x) where f rises, and f(min x) where it falls. A bias, a batch normalization and a
 * rectifier then work on a quarter of the places behind windows of 2 × 2, forward and backward, and
 * give the same numbers to the last bit; functions that are approximated, as tanh is, do so to 8
 * units in the last place. The gradient goes to the place that is the largest before f; where f
 * makes several equal, as the rectifier does below 0, that may be another of them than behind f.
 */
final class EarlyMax {
  /** Innermost first. */
  private final Deque<Value> chain = new ArrayDeque<>();

  private final Value pooled;
  private Value source;

  private EarlyMax(Value pooled) {
    this.pooled = pooled;
    source = pooled;
  }

  /**
   * f(max x) for a value f(x); empty where f is not known to keep the order of values channel by
   * channel, is needed for more than this, or where there are as many windows as places.
   */
  static Optional<Value> of(Window window, Value y) {
    EarlyMax early = new EarlyMax(y);
    Optional<Value> slope = early.climb();
    int height = y.shape().dim(1);
    int width = y.shape().dim(2);
    long windows = (long) window.outHeight(height) * window.outWidth(width);
    boolean fewer = 2 * windows <= (long) height * width;
    return early.chain.isEmpty() || !fewer
        ? Optional.empty()
        : Optional.of(early.lower(window, slope));
  }

  /** Goes from the value to where its chain begins; gives what tells the sign of its slope. */
  private Optional<Value> climb() {
    Deque<Value> factors = new ArrayDeque<>();
    boolean falls = false;
    Value user = null;
    while (source.op() instanceof Pointwise && isOwn(source) && isUsedBy(source, user)) {
      int operand = operand(source);
      Optional<Slope> slope =
          operand < 0
              ? Optional.empty()
              : Slope.of(((Pointwise) source.op()).expression(), operand);
      if (slope.isEmpty()) {
        break;
      }
      Value step = source;
      slope.get().factors().forEach(factor -> factors.addFirst(vector(step, factor)));
      falls ^= slope.get().falls();
      chain.addFirst(step);
      user = step;
      source = step.arg(operand);
    }
    Graph graph = pooled.graph();
    Value product = factors.stream().reduce(Value::times).orElse(null);
    if (product == null && !falls) {
      return Optional.empty();
    }
    Value known = product == null ? graph.scalar(Scalar.ONE) : product;
    return Optional.of(falls ? known.negate() : known);
  }

  /** Only what this layer makes: what another yields is seen and kept. */
  private boolean isOwn(Value value) {
    return value.origin().equals(value.graph().origin());
  }

  private static boolean isUsedBy(Value value, @Nullable Value user) {
    return value.graph().values().stream()
        .noneMatch(other -> other != user && other.args().contains(value));
  }

  /** The one operand that is a map as large as the value; -1 where others differ by the sample. */
  private static int operand(Value value) {
    int found = -1;
    for (int i = 0; i < value.args().size(); i++) {
      Shape shape = value.arg(i).shape();
      if (shape.isBatched()) {
        if (found >= 0 || !shape.equals(value.shape())) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /** A factor of a step's slope; the map is not in it, so what stands for it is dropped. */
  private static Value vector(Value step, Scalar factor) {
    List<Value> args = new ArrayList<>(step.args());
    args.set(operand(step), step.graph().scalar(Scalar.ONE));
    return step.graph().pointwise(factor, args);
  }

  private Value lower(Window window, Optional<Value> slope) {
    Graph graph = pooled.graph();
    List<Value> args = new ArrayList<>(List.of(source));
    slope.ifPresent(value -> args.add(channels(value)));
    Value at = graph.add(new Pool(Pool.Kind.MAX, window), args).named("largest");
    for (Value step : chain) {
      Pointwise pointwise = (Pointwise) step.op();
      List<Value> operands = new ArrayList<>(step.args());
      operands.set(operand(step), at);
      at = graph.pointwise(pointwise.expression(), operands, at.shape()).named(step.name());
    }
    return at;
  }

  /** A number for each channel that is computed, as what is handed to a kernel must be. */
  private Value channels(Value slope) {
    Shape all = Shape.of(pooled.shape().last());
    Value each =
        slope.shape().elements() == all.elements() ? slope : pooled.graph().expand(slope, all);
    return each.op() instanceof Leaf ? each.apply(UnaryFunction.SIGN) : each;
  }
}
