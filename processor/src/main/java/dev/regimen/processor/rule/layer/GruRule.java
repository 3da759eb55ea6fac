package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Gru;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.ir.Cell;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.Optional;

/** A recurrence over rows; see {@link Cell#GRU}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GruRule implements LayerRule<Gru> {
  @Override
  public Class<Gru> annotation() {
    return Gru.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<Gru> use, Value x, LayerScope layer) {
    int units = use.annotation().value();
    double dropped = use.annotation().stateDropout();
    boolean normalized = use.annotation().layerNorm();
    return new Recurrent(use, Cell.GRU, units, dropped, normalized, layer)
        .of(x, use.annotation().bidirectional());
  }

  @Override
  public boolean draws(Gru annotation) {
    return annotation.stateDropout() > 0;
  }

  @Override
  public boolean tellsPlaces(Gru annotation) {
    return true;
  }

  @Override
  public boolean goesOn(Gru annotation) {
    return !annotation.bidirectional();
  }

  @Override
  public boolean looksAhead(Gru annotation) {
    return annotation.bidirectional();
  }

  @Override
  public Optional<Fix> normalizedInside(Use<Gru> use) {
    return Optional.of(use.fix("layerNorm", true));
  }

  @Override
  public Optional<Fix> causally(Use<Gru> use) {
    return Optional.of(use.fix("bidirectional", false));
  }
}
