package dev.regimen.processor.emit.code;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param documentation its paragraphs; may be empty
 * @param modifiers in Java's order
 * @param name its simple name
 * @param superclass null for none
 * @param fields in order
 * @param methods in order
 * @param classes within it
 */
public record ClassCode(
    String documentation,
    List<Modifier> modifiers,
    String name,
    @Nullable Type superclass,
    List<Field> fields,
    List<Method> methods,
    List<ClassCode> classes) {

  /** The class with names in its methods replaced. */
  public ClassCode map(UnaryOperator<Expr> f) {
    List<Method> others = methods.stream().map(method -> method.map(f)).toList();
    return new ClassCode(documentation, modifiers, name, superclass, fields, others, classes);
  }
}
