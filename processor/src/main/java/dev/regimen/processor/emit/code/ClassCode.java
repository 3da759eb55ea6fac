package dev.regimen.processor.emit.code;

import java.util.List;

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
    List<Type> types) {}
