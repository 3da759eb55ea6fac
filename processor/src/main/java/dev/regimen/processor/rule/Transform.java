package dev.regimen.processor.rule;

import dev.regimen.annotation.Bias;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** What a field's linear map has in common with others: its units, its bias. */
public final class Transform {
  private Transform() {}

  /** Whether a field has a transformation of its own: a linear map, a table. */
  public static boolean isOn(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .anyMatch(bound -> bound.rule().slot() == Slot.TRANSFORM);
  }

  /** Whether a norm on a field gives its signal another scale. */
  public static boolean rescales(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .anyMatch(bound -> bound.rule().slot() == Slot.NORMALIZE);
  }

  /** Units or filters of the field's linear map, 0 where it has none. */
  public static int units(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .mapToInt(bound -> bound.rule().units(bound.annotation()))
        .max()
        .orElse(0);
  }

  /**
   * Whether a linear map adds a bias: one that the field's norm would cancel, or that would be
   * trained beside a weight that stands still, only if it was asked for.
   */
  public static boolean isBiased(Bias bias, LayerModel layer, Rules rules) {
    boolean trained =
        rules.in(Role.WEIGHT, layer.uses()).stream()
            .allMatch(bound -> bound.rule().trains(bound.annotation()));
    return bias == Bias.ON || bias == Bias.AUTO && trained && center(layer, rules).isEmpty();
  }

  /** What on a field subtracts the mean of each channel, and with it any bias. */
  private static Optional<Rules.Bound<LayerRule<Annotation>>> center(
      LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().centers(bound.annotation()))
        .findFirst();
  }

  /** Warns of a bias that the norm behind it cancels. */
  public static void checkBias(
      Use<?> use, Bias bias, NetworkModel network, Rules rules, Report report) {
    Optional<Position> here = Position.of(use, network);
    here.flatMap(position -> cancelling(bias, position, rules))
        .ifPresent(
            norm ->
                report
                    .warning(
                        "BiasBeforeBatchNorm",
                        use.site().member("bias"),
                        "the bias of "
                            + use.text()
                            + " is cancelled by the "
                            + norm.use().text()
                            + " behind it")
                    .why(
                        norm.rule().word(norm.annotation())
                            + " subtracts the mean and any bias with it; its beta does that work")
                    .fix(use.fix("bias", Bias.OFF)));
  }

  private static Optional<Rules.Bound<LayerRule<Annotation>>> cancelling(
      Bias bias, Position position, Rules rules) {
    Optional<Rules.Bound<LayerRule<Annotation>>> own = center(position.layer(), rules);
    if (own.isPresent()) {
      return own.filter(norm -> bias == Bias.ON);
    }
    boolean arrives =
        bias != Bias.OFF
            && rules.in(Role.LAYER, position.layer().uses()).stream()
                .filter(bound -> bound.rule().slot() != Slot.TRANSFORM)
                .allMatch(bound -> bound.rule().keepsShift(bound.annotation()));
    return position
        .next()
        .filter(next -> arrives && !isOn(next, rules))
        .flatMap(next -> center(next, rules));
  }
}
