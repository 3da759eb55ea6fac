package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.Decimals;
import dev.regimen.processor.model.Setting;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** A setting's number as people read it. */
  static String text(Setting setting) {
    return text(setting.value());
  }

  /** A number as people read it. */
  static String text(Number value) {
    return value instanceof Double number ? Decimals.of(number) : value.toString();
  }

  /** A setting's number as Java reads it. */
  static String literal(Setting setting) {
    long value = setting.value().longValue();
    return setting.whole() && value != (int) value ? value + "L" : text(setting);
  }

  /** With separators between thousands. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
