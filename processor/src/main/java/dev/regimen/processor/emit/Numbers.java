package dev.regimen.processor.emit;

import dev.regimen.processor.model.Knob;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  static String text(Knob knob) {
    return knob.whole() ? Long.toString((long) knob.value()) : Double.toString(knob.value());
  }

  /** With separators between thousands. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
