package dev.regimen.processor.emit.code;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A class.
 *
 * @param documentation its paragraphs; may be empty
 * @param annotations each on a line of its own
 * @param head modifiers, name and superclass
 * @param fields in order
 * @param methods in order
 * @param classes within it
 * @param types that its head and annotations name
 */
public record ClassCode(
    String documentation,
    List<String> annotations,
    String head,
    List<Field> fields,
    List<Method> methods,
    List<ClassCode> classes,
    List<Type> types) {

  /** The class with names in its methods replaced. */
  public ClassCode map(UnaryOperator<Expr> f) {
    List<Method> others = methods.stream().map(method -> method.map(f)).toList();
    return new ClassCode(documentation, annotations, head, fields, others, classes, types);
  }
}
