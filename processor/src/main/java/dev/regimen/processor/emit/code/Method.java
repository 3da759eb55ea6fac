package dev.regimen.processor.emit.code;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A method.
 *
 * @param comment what its documentation says; may be empty
 * @param modifiers annotations, each on its line, and modifiers
 * @param result its type; null for a constructor
 * @param name also of a constructor
 * @param parameters in order
 * @param body its statements
 */
public record Method(
    String comment,
    String modifiers,
    @org.jspecify.annotations.Nullable Type result,
    Name name,
    List<Name> parameters,
    List<Statement> body) {
  private static final String OVERRIDE = "@Override\nprotected";

  /** One that this class alone calls. */
  public static Method own(Name name, List<Name> parameters, Code body) {
    return new Method("", "private", Type.VOID, name, parameters, body.statements());
  }

  /** A constructor. */
  public static Method constructor(
      String modifiers, String type, List<Name> parameters, Code body) {
    return new Method("", modifiers, null, Name.method(type), parameters, body.statements());
  }

  /** One that the superclass asks for. */
  public static Method override(Type result, String name, List<Name> parameters, Code body) {
    return new Method("", OVERRIDE, result, Name.method(name), parameters, body.statements());
  }

  /** The method with a word on why it is there. */
  public Method documented(String why) {
    return new Method(why, modifiers, result, name, parameters, body);
  }

  /** The method with names replaced. */
  public Method map(UnaryOperator<Expr> f) {
    return new Method(
        comment,
        modifiers,
        result,
        (Name) f.apply(name),
        parameters.stream().map(parameter -> (Name) f.apply(parameter)).toList(),
        Statement.all(body, f));
  }
}
