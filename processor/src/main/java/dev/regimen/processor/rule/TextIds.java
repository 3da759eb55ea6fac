package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.Optional;

/**
 * The texts of a batch as rows of ids, 0 behind a text's end.
 *
 * @param ids [B, length]
 * @param count ids are from 0 and below this
 */
public record TextIds(Value ids, int count) {
  /**
   * Which rows of a value hold units of the sample's text: 1, or 0 for padding, [B, length, 1];
   * empty where rows are no units.
   */
  public Optional<Value> real(Value x) {
    int length = ids.shape().last();
    boolean ofUnits = x.shape().rank() == 3 && x.shape().dim(1) == length;
    return ofUnits
        ? Optional.of(ids.reshape(Shape.batch(length, 1)).min(1).named("real"))
        : Optional.empty();
  }
}
