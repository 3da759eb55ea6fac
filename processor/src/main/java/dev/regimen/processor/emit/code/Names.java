package dev.regimen.processor.emit.code;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which names a piece of code uses, and the same code with others. */
public final class Names {
  private Names() {}

  /** All names in the order in which they are written; comments use none. */
  public static Set<Name> used(List<Statement> statements) {
    Set<Name> used = new LinkedHashSet<>();
    statements.forEach(statement -> collect(statement, used));
    return used;
  }

  /** All names that a class uses. */
  public static Set<Name> used(ClassCode type) {
    Set<Name> used = new LinkedHashSet<>();
    for (Field field : type.fields()) {
      if (field.value() != null) {
        collect(field.value(), used);
      }
    }
    type.methods().forEach(method -> used.addAll(used(method.body())));
    type.classes().forEach(inner -> used.addAll(used(inner)));
    return used;
  }

  /** Names from outside: used, and not declared here. */
  public static Set<Name> free(List<Statement> statements) {
    Set<Name> free = used(statements);
    statements.forEach(statement -> removeDeclared(statement, free));
    return free;
  }

  /** Names of locals that are declared here, in order. */
  public static Set<Name> declared(List<Statement> statements) {
    Set<Name> declared = used(statements);
    declared.removeAll(free(statements));
    return declared;
  }

  private static void collect(Statement statement, Set<Name> into) {
    for (Expr expr : statement.expressions()) {
      collect(expr, into);
    }
    for (Statement inner : statement.body()) {
      collect(inner, into);
    }
  }

  /** Whether an expression uses none of some names. */
  public static boolean isNoneUsed(Collection<Name> names, Expr expr) {
    return names.stream().noneMatch(name -> isUsed(name, expr));
  }

  public static boolean isUsed(Name name, Expr expr) {
    if (expr.equals(name)) {
      return true;
    }
    for (Expr part : expr.operands()) {
      if (isUsed(name, part)) {
        return true;
      }
    }
    return false;
  }

  public static void collect(Expr expr, Set<Name> into) {
    if (expr instanceof Name name) {
      into.add(name);
    }
    for (Expr operand : expr.operands()) {
      collect(operand, into);
    }
  }

  private static void removeDeclared(Statement statement, Set<Name> free) {
    if (statement instanceof Statement.Let let) {
      free.remove(let.name());
    } else if (statement instanceof Statement.Loop loop) {
      free.remove(loop.index());
    }
    statement.body().forEach(inner -> removeDeclared(inner, free));
  }

  /** Replaces names by what the map has for them. */
  public static UnaryOperator<Expr> replacing(Map<Name, ? extends Expr> others) {
    return new UnaryOperator<>() {
      @Override
      public Expr apply(Expr expr) {
        if (expr instanceof Name name) {
          Expr other = others.get(name);
          return other == null ? name : other;
        }
        return expr.map(this);
      }
    };
  }
}
