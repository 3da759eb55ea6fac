package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.SimpleRnn;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.ir.Cell;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.Optional;

/** A recurrence over rows; see {@link Cell#SIMPLE}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SimpleRnnRule implements LayerRule<SimpleRnn> {
  @Override
  public Class<SimpleRnn> annotation() {
    return SimpleRnn.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<SimpleRnn> use, Value x, LayerScope layer) {
    int units = use.annotation().value();
    double dropped = use.annotation().stateDropout();
    boolean normalized = use.annotation().layerNorm();
    return new Recurrent(use, Cell.SIMPLE, units, dropped, normalized, layer)
        .of(x, use.annotation().bidirectional());
  }

  @Override
  public boolean draws(SimpleRnn annotation) {
    return annotation.stateDropout() > 0;
  }

  @Override
  public boolean tellsPlaces(SimpleRnn annotation) {
    return true;
  }

  @Override
  public boolean goesOn(SimpleRnn annotation) {
    return !annotation.bidirectional();
  }

  @Override
  public boolean looksAhead(SimpleRnn annotation) {
    return annotation.bidirectional();
  }

  @Override
  public Optional<Fix> normalizedInside(Use<SimpleRnn> use) {
    return Optional.of(use.fix("layerNorm", true));
  }

  @Override
  public Optional<Fix> causally(Use<SimpleRnn> use) {
    return Optional.of(use.fix("bidirectional", false));
  }
}
