package dev.regimen.processor.emit.code;

import org.jspecify.annotations.Nullable;

/**
 * A type as Java writes it.
 *
 * @param home the package that it is imported from; empty for what needs no import
 * @param name its simple name
 * @param rank how many pairs of brackets follow
 */
public record Type(String home, String name, int rank) {
  public static final Type FLOAT = plain("float");
  public static final Type DOUBLE = plain("double");
  public static final Type INT = plain("int");
  public static final Type LONG = plain("long");
  public static final Type VOID = plain("void");
  public static final Type BOOLEAN = plain("boolean");
  public static final Type STRING = of(String.class);

  // Compared so often that what Java makes for records would be too slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object o) {
    return this == o
        || o instanceof Type other
            && rank == other.rank
            && name.equals(other.name)
            && home.equals(other.home);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + rank;
  }

  /** A type that needs no import. */
  public static Type plain(String name) {
    return new Type("", name, 0);
  }

  public static Type of(String home, String name) {
    return new Type(home, name, 0);
  }

  public static Type of(Class<?> known) {
    return new Type(known.getPackageName(), known.getSimpleName(), 0);
  }

  public Type array() {
    return new Type(home, name, rank + 1);
  }

  /** The type without brackets. */
  public Type element() {
    return new Type(home, name, 0);
  }

  public boolean isArray() {
    return rank > 0;
  }

  /** A number or a truth value. */
  public boolean isPrimitive() {
    return rank == 0 && home.isEmpty() && Character.isLowerCase(name.charAt(0));
  }

  public String text() {
    return name + "[]".repeat(rank);
  }
}
