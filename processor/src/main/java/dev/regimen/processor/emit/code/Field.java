package dev.regimen.processor.emit.code;

import org.jspecify.annotations.Nullable;

/**
 * A field.
 *
 * @param modifiers such as {@code private final}
 * @param name with its type
 * @param value what it is given where it is declared; null for nothing
 * @param comment what stands behind the declaration; may be empty
 * @param documentation what stands above; may be empty
 */
public record Field(
    String modifiers, Name name, @Nullable Expr value, String comment, String documentation) {
  public Field(String modifiers, Name name, @Nullable Expr value) {
    this(modifiers, name, value, "", "");
  }
}
