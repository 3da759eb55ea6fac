package dev.regimen.processor.emit;

import dev.regimen.processor.model.Knob;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** A knob's number as people read it. */
  static String text(Knob knob) {
    return knob.value().toString();
  }

  /** A knob's number as Java reads it. */
  static String literal(Knob knob) {
    long value = knob.value().longValue();
    return knob.whole() && value != (int) value ? value + "L" : text(knob);
  }

  /** With separators between thousands. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
