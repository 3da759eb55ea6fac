package dev.regimen.processor.emit.code;

import org.jspecify.annotations.Nullable;

/**
 * The name of something in a step. Names are compared and replaced as objects; only the printer
 * sees letters.
 *
 * @param kind what has the name
 * @param type of what has it
 * @param text as it is written
 * @param size what a constant of kind {@code SIZE} stands for
 */
public record Name(Kind kind, Type type, String text, long size) implements Expr {
  /** What may have a name. */
  public enum Kind {
    FIELD,
    /** A local or a parameter. */
    LOCAL,
    /** A constant for a size: two of the same size are the same. */
    SIZE,
    METHOD
  }

  // Names are the keys of most maps here; what Java makes for records is slow until it is compiled.
  @Override
  public boolean equals(@Nullable Object o) {
    return this == o
        || o instanceof Name other
            && kind == other.kind
            && size == other.size
            && text.equals(other.text)
            && type.equals(other.type);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + Long.hashCode(size);
  }

  public static Name field(Type type, String text) {
    return new Name(Kind.FIELD, type, text, 0);
  }

  public static Name local(Type type, String text) {
    return new Name(Kind.LOCAL, type, text, 0);
  }

  public static Name size(String text, long size) {
    return new Name(Kind.SIZE, Type.INT, text, size);
  }

  public static Name method(String text) {
    return new Name(Kind.METHOD, Type.VOID, text, 0);
  }

  /** The same thing under another name. */
  public Name as(String other) {
    return new Name(kind, type, other, size);
  }
}
