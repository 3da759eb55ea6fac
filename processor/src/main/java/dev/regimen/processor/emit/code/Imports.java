package dev.regimen.processor.emit.code;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a file must import.
 *
 * @param types qualified names of types
 * @param functions qualified names of static methods
 */
record Imports(Set<String> types, Set<String> functions) {

  static Imports of(ClassCode type) {
    Imports imports = new Imports(new TreeSet<>(), new TreeSet<>());
    imports.add(type);
    return imports;
  }

  private void add(ClassCode type) {
    type.types().forEach(this::add);
    for (Field field : type.fields()) {
      add(field.name().type());
      if (field.value() != null) {
        add(field.value());
      }
    }
    for (Method method : type.methods()) {
      if (method.result() != null) {
        add(method.result());
      }
      method.parameters().forEach(parameter -> add(parameter.type()));
      method.body().forEach(this::add);
    }
    type.classes().forEach(this::add);
  }

  private void add(Statement statement) {
    statement.expressions().forEach(this::add);
    if (statement instanceof Statement.Let let) {
      add(let.name().type());
    }
    statement.body().forEach(this::add);
  }

  private void add(Expr expr) {
    if (expr instanceof Expr.Static named) {
      add(named.type());
    } else if (expr instanceof Expr.New made) {
      add(made.type());
    } else if (expr instanceof Expr.Function function) {
      functions.add(qualified(function.home()) + "." + function.function());
    }
    expr.operands().forEach(this::add);
  }

  private void add(Type type) {
    if (!type.home().isEmpty() && !type.home().equals("java.lang")) {
      types.add(qualified(type));
    }
  }

  private static String qualified(Type type) {
    return type.home() + "." + type.name();
  }
}
