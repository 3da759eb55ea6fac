package dev.regimen.processor.emit.code;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A method.
 *
 * @param documentation what stands above; may be empty
 * @param modifiers in Java's order
 * @param overrides whether the superclass asks for it
 * @param result its type; null for a constructor
 * @param name also of a constructor
 * @param parameters in order
 * @param body its statements
 */
public record Method(
    String documentation,
    List<Modifier> modifiers,
    boolean overrides,
    @Nullable Type result,
    Name name,
    List<Name> parameters,
    List<Statement> body) {

  /** One that nothing in the superclass asks for. */
  public static Method of(
      List<Modifier> modifiers, Type result, Name name, List<Name> parameters, Code body) {
    return new Method("", modifiers, false, result, name, parameters, body.statements());
  }

  /** One that this class alone calls. */
  public static Method own(Name name, List<Name> parameters, Code body) {
    return of(List.of(Modifier.PRIVATE), Type.VOID, name, parameters, body);
  }

  /** A constructor. */
  public static Method constructor(
      List<Modifier> modifiers, String type, List<Name> parameters, Code body) {
    Name name = Name.method(type);
    return new Method("", modifiers, false, null, name, parameters, body.statements());
  }

  /** One that the superclass asks for, as visible as there. */
  public static Method override(
      Modifier access, Type result, String name, List<Name> parameters, Code body) {
    List<Modifier> modifiers = List.of(access);
    Name named = Name.method(name);
    return new Method("", modifiers, true, result, named, parameters, body.statements());
  }

  /** The method with a word on why it is there. */
  public Method documented(String why) {
    return new Method(why, modifiers, overrides, result, name, parameters, body);
  }

  /** What it uses of outside; what it is handed is called as it is there. */
  public Set<Name> used() {
    Set<Name> used = Names.used(body);
    used.removeAll(parameters);
    return used;
  }

  /** The method with names replaced. */
  public Method map(UnaryOperator<Expr> f) {
    return new Method(
        documentation,
        modifiers,
        overrides,
        result,
        (Name) f.apply(name),
        parameters.stream().map(parameter -> (Name) f.apply(parameter)).toList(),
        Statement.all(body, f));
  }
}
