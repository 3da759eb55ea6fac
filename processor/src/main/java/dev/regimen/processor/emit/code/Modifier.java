package dev.regimen.processor.emit.code;

import java.util.List;

/** A modifier of a class, a field or a method. */
public enum Modifier {
  PUBLIC,
  PROTECTED,
  PRIVATE,
  STATIC,
  FINAL;

  /** Of a constant, and of a class that needs no instance of the one around it. */
  public static final List<Modifier> CONSTANT = List.of(PRIVATE, STATIC, FINAL);

  /** Of what is given a value once. */
  public static final List<Modifier> KEPT = List.of(PRIVATE, FINAL);

  /** Of a method that no instance is needed for. */
  public static final List<Modifier> FUNCTION = List.of(PRIVATE, STATIC);
}
