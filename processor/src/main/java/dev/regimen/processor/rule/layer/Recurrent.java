package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Cell;
import dev.regimen.processor.ir.Concatenate;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Recurrence;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What recurrent layers share: products of the rows, the recurrence, both directions. */
final class Recurrent {
  private final Use<?> use;
  private final Cell cell;
  private final int units;
  private final double dropped;
  private final boolean normalized;
  private final LayerScope layer;

  /**
   * Of a field.
   *
   * @param dropped the fraction of the hidden states that are dropped
   * @param normalized whether each product is normalized
   */
  Recurrent(
      Use<?> use, Cell cell, int units, double dropped, boolean normalized, LayerScope layer) {
    this.use = use;
    this.cell = cell;
    this.units = units;
    this.dropped = dropped;
    this.normalized = normalized;
    this.layer = layer;
  }

  /** The hidden states of all times, [B, L, H], or of both directions side by side, [B, L, 2H]. */
  Value of(Value x, boolean bidirectional) {
    if (x.shape().rank() != 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              use.text() + " takes rows of vectors, but its input is " + x.shape().text())
          .fix("@Embedding on a field before");
    }
    if (normalized && units == 1 && (cell.showsState() || cell.gates() == 1)) {
      String one = cell.showsState() ? " has one c at a time" : " gives its gate one sum at a time";
      throw layer
          .misfit("OneValueToNormalize", use, use.text() + one + ", of which a norm leaves 0")
          .at("layerNorm")
          .fix(use.fix("layerNorm", false).text());
    }
    checkHorizon(x.shape().dim(1));
    Value forward = direction(x, false);
    return bidirectional
        ? x.graph().add(new Concatenate(), List.of(forward, direction(x, true)))
        : forward;
  }

  /** Whether gradients get from the last row to the first, of a cell that keeps no state for it. */
  private void checkHorizon(int rows) {
    if (cell != Cell.SIMPLE || normalized) {
      return;
    }
    Horizon horizon = Horizon.of(layer.initial(units, units, uniform()), units);
    if (rows <= horizon.times()) {
      return;
    }
    layer.warn(
        layer
            .misfit(
                "RecurrenceHorizon",
                use,
                String.format(
                    Locale.ROOT,
                    "gradients of %s reach back over %d of %d rows: each multiplies them by %.2g as"
                        + " its weights begin",
                    use.text(),
                    horizon.times(),
                    rows,
                    horizon.radius()))
            .fix(use.as("Gru", "value", "bidirectional", "stateDropout"))
            .fix("or @OrthogonalInit " + place() + ", with @ClipNorm on the network"));
  }

  /** Where another initialization goes. */
  private String place() {
    return layer.rules().in(Role.INIT, layer.layer().uses()).stream()
        .findFirst()
        .map(init -> "instead of " + init.use().text())
        .orElse("beside it");
  }

  private Value direction(Value x, boolean reverse) {
    Graph graph = x.graph();
    int gates = Math.multiplyExact(cell.gates(), units);
    Math.multiplyExact(Math.max(cell.states(), cell.gates()), units); // counted of each row
    Value input = parameter("weight_ih", "inputWeight", reverse, Shape.of(gates, x.shape().last()));
    Value hiddenWeight = parameter("weight_hh", "hiddenWeight", reverse, Shape.of(gates, units));
    Value inputBias = parameter("bias_ih", "inputBias", reverse, Shape.of(gates));
    Value hiddenBias = parameter("bias_hh", "hiddenBias", reverse, Shape.of(gates));
    String word = reverse ? "reversed" : "";
    Value product = graph.matMul(x, input, false, true).named(word(word, "product"));
    Value seen = normalized ? normalized(product, reverse) : product;
    Value ofInput = seen.plus(inputBias).named(word(word, "gates"));
    List<Value> args = new ArrayList<>(List.of(ofInput, hiddenWeight, hiddenBias));
    if (normalized) {
      args.add(gamma("norm_hh", "hiddenGamma", reverse, gates));
    }
    if (normalized && cell.showsState()) {
      args.add(gamma("norm_c", "stateGamma", reverse, units));
      args.add(norm("norm_c", "bias", "stateBeta", reverse, units, 0));
    }
    boolean goesOn = !reverse && layer.follows();
    if (goesOn) {
      args.add(layer.kept(x, "kept", Recurrence.kept(units)));
    }
    layer.real(x).ifPresent(args::add);
    boolean drops = dropped > 0 && layer.draws();
    if (drops) {
      Value kept = layer.bernoulli(Scalar.constant(1 - dropped), Shape.batch(1, units));
      args.add(kept.times(1 / (1 - dropped)).named(word(word, "stateMask")));
    }
    Recurrence recurrence = new Recurrence(cell, reverse, drops, normalized, goesOn);
    Value hidden = graph.add(recurrence, args).named(word(word, "hidden"));
    if (cell.states() > 1) {
      graph.result(hidden, Recurrence.STATES).named(word(word, "states"));
    }
    if (normalized) {
      graph.result(hidden, recurrence.sums()).named(word(word, "sums"));
    }
    return hidden;
  }

  /** Over all gates of a row; the bias behind it is its shift. */
  private Value normalized(Value product, boolean reverse) {
    Value mean = product.mean(-1).named("mean");
    Value variance = product.variance(-1).named("variance");
    Value rstd = Affine.rstd(variance, Scalar.constant(Recurrence.EPSILON));
    Value normal = product.minus(mean).times(rstd).named("normal");
    return normal.times(gamma("norm_ih", "inputGamma", reverse, product.shape().last()));
  }

  private Value gamma(String name, String role, boolean reverse, int width) {
    return norm(name, "weight", role, reverse, width, 1);
  }

  private Value norm(
      String name, String of, String role, boolean reverse, int width, double initial) {
    String suffix = suffix(name, reverse) + "." + of;
    String word = word(reverse ? "reversed" : "", role);
    return layer.parameter(suffix, word, Shape.of(width), Initial.constant(initial));
  }

  private static String suffix(String name, boolean reverse) {
    return "." + name + "_l0" + (reverse ? "_reverse" : "");
  }

  private static String word(String direction, String role) {
    return direction.isEmpty()
        ? role
        : direction + Character.toUpperCase(role.charAt(0)) + role.substring(1);
  }

  /** In PyTorch's names, and from its distribution. */
  private Value parameter(String name, String role, boolean reverse, Shape shape) {
    boolean matrix = shape.rank() == 2;
    Initial initial = matrix ? layer.initial(shape.last(), shape.dim(0), uniform()) : uniform();
    return layer.parameter(
        suffix(name, reverse), word(reverse ? "reversed" : "", role), shape, initial);
  }

  private Initial uniform() {
    return new Initial(Initial.Kind.UNIFORM, Scalar.constant(1 / Math.sqrt(units)));
  }
}
