package dev.regimen.processor.emit.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field.
 *
 * @param modifiers in Java's order
 * @param name with its type
 * @param value what it is given where it is declared; null for nothing
 * @param comment what stands behind the value; may be empty
 * @param documentation what stands above; may be empty
 */
public record Field(
    List<Modifier> modifiers,
    Name name,
    @Nullable Expr value,
    String comment,
    String documentation) {

  public static Field constant(Name name, Expr value) {
    return new Field(Modifier.CONSTANT, name, value, "", "");
  }

  /** One that keeps what it is given. */
  public static Field kept(Name name, @Nullable Expr value) {
    return new Field(Modifier.KEPT, name, value, "", "");
  }

  /** One that is assigned again and again. */
  public static Field assigned(Name name) {
    return new Field(List.of(Modifier.PRIVATE), name, null, "", "");
  }

  /** The field with a word behind its value. */
  public Field noted(String word) {
    return new Field(modifiers, name, value, word, documentation);
  }

  /** The field with a word on why it is there. */
  public Field documented(String why) {
    return new Field(modifiers, name, value, comment, why);
  }
}
