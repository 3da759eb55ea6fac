package dev.regimen.processor.emit.code;

import java.util.List;

/** Prints expressions, with no bracket that is not needed. */
final class ExprPrinter {
  private final Line line;

  ExprPrinter(Line line) {
    this.line = line;
  }

  Line print(Expr expr) {
    return print(expr, 0);
  }

  /** Prints so that the text may stand where something of at least this precedence must. */
  private Line print(Expr expr, int context) {
    if (precedence(expr) >= context) {
      return bare(expr);
    }
    line.open("(");
    bare(expr);
    return line.close(")");
  }

  private static int precedence(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return binary.operator().precedence();
    }
    if (expr instanceof Expr.Negative || expr instanceof Expr.Cast) {
      return Operator.PREFIX;
    }
    boolean negative = expr instanceof Expr.Literal literal && literal.text().startsWith("-");
    return negative ? Operator.ADD.precedence() : Operator.ATOM;
  }

  private Line bare(Expr expr) {
    if (expr instanceof Name name) {
      return line.add(name.text());
    }
    if (expr instanceof Expr.Literal literal) {
      return line.add(literal.text());
    }
    if (expr instanceof Expr.Quote quote) {
      return line.quote(quote.text());
    }
    if (expr instanceof Expr.Static type) {
      return line.add(type.type());
    }
    if (expr instanceof Expr.Hidden hidden) {
      return line.add("this." + hidden.name().text());
    }
    if (expr instanceof Expr.Binary binary) {
      print(binary.a(), binary.operator().precedence());
      line.operator(binary.operator());
      return print(binary.b(), binary.operator().right());
    }
    if (expr instanceof Expr.Negative negative) {
      line.add("-");
      // Two signs in a row would be a decrement.
      boolean signed = negative.x() instanceof Expr.Negative;
      return print(negative.x(), signed ? Operator.ATOM : Operator.PREFIX);
    }
    if (expr instanceof Expr.Cast cast) {
      line.add("(").add(cast.type()).add(") ");
      return print(cast.x(), Operator.ATOM);
    }
    return compound(expr);
  }

  private Line compound(Expr expr) {
    if (expr instanceof Expr.Element element) {
      print(element.array(), Operator.ATOM);
      line.open("[");
      print(element.index());
      return line.close("]");
    }
    if (expr instanceof Expr.Member member) {
      print(member.of(), Operator.ATOM);
      return line.add("." + member.member());
    }
    if (expr instanceof Expr.Call call) {
      if (call.on() != null) {
        print(call.on(), Operator.ATOM);
        line.add(".");
      }
      line.add(call.method());
      return arguments(call.arguments());
    }
    if (expr instanceof Expr.Own own) {
      print(own.method());
      return arguments(own.arguments());
    }
    if (expr instanceof Expr.Function function) {
      line.add(new Segment.FunctionName(function.home(), function.function()));
      return arguments(function.arguments());
    }
    if (expr instanceof Expr.Lambda lambda) {
      line.add(lambda.parameter().text() + " -> ");
      return print(lambda.result());
    }
    if (expr instanceof Expr.New made) {
      line.add("new ").add(made.type());
      return arguments(made.arguments());
    }
    return array((Expr.NewArray) expr);
  }

  private Line arguments(List<Expr> arguments) {
    line.open("(");
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        line.comma();
      }
      print(arguments.get(i));
    }
    return line.close(")");
  }

  private Line array(Expr.NewArray made) {
    line.add("new ").add(made.type().element());
    for (Expr length : made.lengths()) {
      line.open("[");
      print(length);
      line.close("]");
    }
    return line.add("[]".repeat(made.type().rank() - made.lengths().size()));
  }
}
