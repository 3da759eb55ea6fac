package dev.regimen.processor.model;

import dev.regimen.annotation.Unprefixed;

/**
 * The name under which a run may override a number: {@code hidden1.dropout}, {@code
 * earlyStopping.patience}, {@code learningRate}.
 *
 * <p>It is the field's name, the annotation's and the member's, joined by dots; the member {@code
 * value} has no name, nor have annotations that are {@link Unprefixed}. In a block the use comes
 * before the field, {@code stage2.hidden.dropout}: its repetitions share their settings.
 */
public final class SettingName {
  private SettingName() {}

  public static String of(Use<?> use, String member) {
    StringBuilder name = new StringBuilder(Paths.ofUse(use.layer()));
    Class<?> type = use.annotation().annotationType();
    if (!type.isAnnotationPresent(Unprefixed.class)) {
      String simple = type.getSimpleName();
      append(name, Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
    }
    if (!member.equals("value") || name.isEmpty()) {
      append(name, member);
    }
    return name.toString();
  }

  private static void append(StringBuilder name, String part) {
    name.append(name.isEmpty() ? "" : ".").append(part);
  }
}
