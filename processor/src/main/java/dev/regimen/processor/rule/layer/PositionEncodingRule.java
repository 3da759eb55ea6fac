package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.PositionEncoding;
import dev.regimen.annotation.PositionKind;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Placed;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Waves;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Continuation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.util.List;

/** A vector for each place, learned or of sines and cosines, added to its row. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class PositionEncodingRule implements LayerRule<PositionEncoding> {
  private static final double DEVIATION = 0.02;

  @Override
  public Class<PositionEncoding> annotation() {
    return PositionEncoding.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<PositionEncoding> use, Value x, LayerScope layer) {
    if (x.shape().rank() != 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@PositionEncoding takes rows of vectors, but its input is " + x.shape().text())
          .fix("@Embedding on a field before");
    }
    if (turnsRows(use.annotation())) {
      return x;
    }
    Value placed =
        use.annotation().kind() == PositionKind.LEARNED
            ? learned(x, layer)
            : x.graph().add(new Waves(Waves.Kind.ADD, 1, passes(layer)), List.of(x)).named("waves");
    return layer.masked(placed);
  }

  /** The places of rows that come one in a pass; 0 where they come together. */
  static int passes(LayerScope layer) {
    return layer.continuation().map(Continuation::length).orElse(0);
  }

  private static Value learned(Value x, LayerScope layer) {
    int passes = passes(layer);
    int rows = passes > 0 ? passes : x.shape().dim(1);
    int width = x.shape().last();
    Initial normal = new Initial(Initial.Kind.NORMAL, Scalar.constant(DEVIATION));
    Initial initial = layer.initial(width, rows, normal);
    // As one vector it is added like a bias of the sample's numbers side by side.
    Shape flat = Shape.of(rows * width);
    Value places =
        layer.parameter("_positions.weight", "positions", flat, Shape.of(rows, width), initial);
    if (passes > 0) {
      return x.graph().add(new Placed(), List.of(x, places)).named("placed");
    }
    return x.reshape(Shape.batch(rows * width)).plus(places).reshape(x.shape());
  }

  @Override
  public boolean turnsRows(PositionEncoding annotation) {
    return annotation.kind() == PositionKind.ROTARY;
  }

  @Override
  public boolean goesOn(PositionEncoding annotation) {
    return true;
  }

  @Override
  public boolean tellsPlaces(PositionEncoding annotation) {
    return true;
  }

  @Override
  public void check(Use<PositionEncoding> use, NetworkModel network, Rules rules, Report report) {
    boolean turned =
        Position.of(use, network).stream()
            .flatMap(here -> here.layers().stream().skip(here.index() + 1L))
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .anyMatch(bound -> bound.rule().turns(bound.annotation()));
    if (turnsRows(use.annotation()) && !turned) {
      report
          .warning(
              "NoEffect",
              use.site(),
              use.text() + " leaves it to attention to turn rows, and none stands behind it")
          .fix(use.fix("kind", PositionKind.LEARNED));
    }
  }
}
