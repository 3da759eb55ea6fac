package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * Of which values the rows of padding are zeros, whatever the parameters are: such rows may be
 * added or left out. Each operation says what it makes of zeros.
 */
final class ZeroPadding {
  private final Value ids;
  private final Map<Value, Boolean> known = new HashMap<>();

  /**
   * In what is made of texts.
   *
   * @param ids [B, length], 0 behind a text's end
   */
  ZeroPadding(Value ids) {
    this.ids = ids;
  }

  boolean isOf(Value value) {
    Boolean told = known.get(value);
    if (told == null) {
      told = value == ids || value.op().isZeroAtPadding(value.args(), this::isOf);
      known.put(value, told);
    }
    return told;
  }
}
