package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A statement of Java. Two are equal if they are built alike from the same names. */
public sealed interface Statement {

  /** The statement with its expressions replaced. */
  Statement map(UnaryOperator<Expr> f);

  /** Its own expressions, in the order in which they are written. */
  List<Expr> expressions();

  /** What it does again and again, or under a condition. */
  default List<Statement> body() {
    return List.of();
  }

  static List<Statement> all(List<Statement> statements, UnaryOperator<Expr> f) {
    List<Statement> all = new ArrayList<>(statements);
    all.replaceAll(statement -> statement.map(f));
    return all;
  }

  /** The declaration of a local. */
  record Let(Name name, Expr value) implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new Let((Name) f.apply(name), f.apply(value));
    }

    @Override
    public List<Expr> expressions() {
      return List.of(name, value);
    }
  }

  /**
   * What gives something a value.
   *
   * @param adds whether the value is added to the one that it has
   */
  record Assign(Expr target, boolean adds, Expr value) implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new Assign(f.apply(target), adds, f.apply(value));
    }

    @Override
    public List<Expr> expressions() {
      return List.of(target, value);
    }
  }

  /**
   * A call for what it does.
   *
   * @param note a word behind it; may be empty
   */
  record Do(Expr call, String note) implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new Do(f.apply(call), note);
    }

    @Override
    public List<Expr> expressions() {
      return List.of(call);
    }
  }

  record Return(Expr value) implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new Return(f.apply(value));
    }

    @Override
    public List<Expr> expressions() {
      return List.of(value);
    }
  }

  record Throw(Expr value) implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new Throw(f.apply(value));
    }

    @Override
    public List<Expr> expressions() {
      return List.of(value);
    }
  }

  /** A word to the reader; names in it are replaced like all others. */
  record Comment(List<Expr> words) implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new Comment(words.stream().map(f).toList());
    }

    @Override
    public List<Expr> expressions() {
      return List.of();
    }
  }

  /** A loop that counts from a number up to another, which it does not reach. */
  record Loop(Name index, Expr from, Expr to, Expr step, List<Statement> body)
      implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new Loop(
          (Name) f.apply(index), f.apply(from), f.apply(to), f.apply(step), all(body, f));
    }

    @Override
    public List<Expr> expressions() {
      return List.of(index, from, to, step);
    }
  }

  record If(Expr condition, List<Statement> body) implements Statement {
    @Override
    public Statement map(UnaryOperator<Expr> f) {
      return new If(f.apply(condition), all(body, f));
    }

    @Override
    public List<Expr> expressions() {
      return List.of(condition);
    }
  }
}
