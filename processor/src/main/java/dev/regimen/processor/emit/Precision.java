package dev.regimen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/** What the generated code computes in: single precision to train, double to check gradients. */
public enum Precision {
  FLOAT("float", RuntimeTypes.FLOATS, TypeName.FLOAT),
  DOUBLE("double", RuntimeTypes.DOUBLES, TypeName.DOUBLE);

  private final String word;
  private final ClassName vector;
  private final TypeName type;

  Precision(String word, ClassName vector, TypeName type) {
    this.word = word;
    this.vector = vector;
    this.type = type;
  }

  String word() {
    return word;
  }

  ClassName vector() {
    return vector;
  }

  TypeName type() {
    return type;
  }

  /** A literal that is read as this type wherever it stands. */
  String literal(double value) {
    if (value == Double.NEGATIVE_INFINITY) {
      return this == FLOAT ? "Float.NEGATIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    if (value == Math.PI && this == DOUBLE) {
      return "Math.PI";
    }
    if (this == DOUBLE) {
      return Double.toString(value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
    return whole ? Long.toString((long) value) : (float) value + "f";
  }

  /** A conversion from double where one is needed. */
  String cast() {
    return this == FLOAT ? "(float) " : "";
  }
}
