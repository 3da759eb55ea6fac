package dev.regimen.processor.emit.code;

/** An operator between two expressions. */
public enum Operator {
  LESS("<", 0),
  EQUAL("==", 0),
  ADD("+", 1),
  SUBTRACT("-", 1),
  MULTIPLY("*", 2),
  DIVIDE("/", 2);

  /** Of a sign or a cast, and of what needs no bracket. */
  static final int PREFIX = 3;

  static final int ATOM = 4;

  private final String text;
  private final int precedence;

  Operator(String text, int precedence) {
    this.text = text;
    this.precedence = precedence;
  }

  String text() {
    return text;
  }

  int precedence() {
    return precedence;
  }

  /**
   * What the right operand must at least be to stand without brackets: a + (b + c) is not a + b + c
   * in floats, and what is computed must not depend on what has a variable of its own.
   */
  int right() {
    return precedence + 1;
  }
}
