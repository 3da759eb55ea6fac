package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.List;

/** Statements that are being written, one behind the other. */
public final class Code {
  private final List<Statement> statements = new ArrayList<>();

  /** The declaration of a local. */
  public Code let(Name name, Expr value) {
    return add(new Statement.Let(name, value));
  }

  public Code set(Expr target, Expr value) {
    return add(new Statement.Assign(target, false, value));
  }

  /** Adds a value to what has one. */
  public Code increase(Expr target, Expr value) {
    return add(new Statement.Assign(target, true, value));
  }

  public Code run(Expr call) {
    return noted(call, "");
  }

  /** A call with a word behind it. */
  public Code noted(Expr call, String note) {
    return add(new Statement.Do(call, note));
  }

  public Code fails(Expr exception) {
    return add(new Statement.Throw(exception));
  }

  /** Calls a method of something. */
  public Code call(Expr on, String method, Expr... arguments) {
    return run(Expr.call(on, method, arguments));
  }

  /** Calls a static method. */
  public Code call(Type on, String method, Expr... arguments) {
    return run(Expr.call(on, method, arguments));
  }

  public Code returns(Expr value) {
    return add(new Statement.Return(value));
  }

  /** A line to the reader, of words and names. */
  public Code comment(Object... words) {
    List<Expr> all = new ArrayList<>();
    for (Object word : words) {
      all.add(word instanceof Expr name ? name : Expr.text((String) word));
    }
    return add(new Statement.Comment(List.copyOf(all)));
  }

  public Code loop(Name index, Expr from, Expr to, Code body) {
    return loop(index, from, to, Expr.number(1), body);
  }

  public Code loop(Name index, Expr from, Expr to, Expr step, Code body) {
    return add(new Statement.Loop(index, from, to, step, body.statements()));
  }

  public Code when(Expr condition, Code body) {
    return add(new Statement.If(condition, body.statements()));
  }

  public Code add(Statement statement) {
    statements.add(statement);
    return this;
  }

  public Code add(Code other) {
    statements.addAll(other.statements);
    return this;
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }

  public List<Statement> statements() {
    return List.copyOf(statements);
  }
}
