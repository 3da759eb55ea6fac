package dev.regimen.processor.emit.code;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints trees as Java that a person would have laid out. */
public final class Printer {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private String margin = "";

  private Printer() {}

  /** A file with one class. */
  public static String file(String home, ClassCode type) {
    Printer printer = new Printer();
    Imports imports = Imports.of(type);
    if (!home.isEmpty()) {
      printer.line("package " + home + ";").line("");
    }
    imports.functions().forEach(name -> printer.line("import static " + name + ";"));
    if (!imports.functions().isEmpty()) {
      printer.line("");
    }
    new TreeSet<>(imports.types()).forEach(name -> printer.line("import " + name + ";"));
    printer.line("");
    printer.type(type);
    return printer.text.toString();
  }

  /** Statements as they stand in a method's body, for tests and messages. */
  public static String statements(List<Statement> statements) {
    Printer printer = new Printer();
    statements.forEach(printer::statement);
    return printer.text.toString();
  }

  /** A method as it stands in a class. */
  public static String method(Method method) {
    Printer printer = new Printer();
    printer.print(method);
    return printer.text.toString();
  }

  private Printer line(String content) {
    text.append(content.isEmpty() ? "" : margin).append(content).append('\n');
    return this;
  }

  private Printer line(Line line) {
    text.append(line.broken()).append('\n');
    return this;
  }

  private Line begin() {
    return new Line(margin);
  }

  private void block(String head, Runnable body) {
    line(head + " {");
    nested(body);
  }

  private void nested(Runnable body) {
    margin += INDENT;
    body.run();
    margin = margin.substring(INDENT.length());
    line("}");
  }

  private void type(ClassCode type) {
    documentation(type.documentation());
    type.annotations().forEach(this::line);
    block(
        type.head(),
        () -> {
          type.fields().forEach(this::field);
          separated(type.methods(), this::print, type.fields().isEmpty());
          boolean first = type.fields().isEmpty() && type.methods().isEmpty();
          separated(type.classes(), this::type, first);
        });
  }

  private <T> void separated(List<T> members, java.util.function.Consumer<T> print, boolean first) {
    for (int i = 0; i < members.size(); i++) {
      if (i > 0 || !first) {
        line("");
      }
      print.accept(members.get(i));
    }
  }

  /** One line if it fits, else each line as it stands, with words of paragraphs moved down. */
  private void documentation(String documentation) {
    if (documentation.isEmpty()) {
      return;
    }
    List<String> lines = documentation.lines().toList();
    if (lines.size() == 1 && margin.length() + documentation.length() + 7 <= Line.WIDTH) {
      line("/** " + documentation + " */");
      return;
    }
    line("/**");
    boolean table = false;
    for (String each : lines) {
      table = (table || each.equals("<pre>")) && !each.equals("</pre>");
      if (table) {
        line((" * " + each).stripTrailing());
      } else {
        words(" *", each);
      }
    }
    line(" */");
  }

  private void words(String lead, String paragraph) {
    StringBuilder current = new StringBuilder(lead);
    for (String word : paragraph.isEmpty() ? new String[0] : paragraph.split(" ")) {
      if (margin.length() + current.length() + 1 + word.length() > Line.WIDTH) {
        line(current.toString());
        current = new StringBuilder(lead);
      }
      current.append(' ').append(word);
    }
    line(current.toString());
  }

  private void field(Field field) {
    documentation(field.documentation());
    Line line = begin().add(field.modifiers() + " " + declared(field.name()));
    if (field.value() != null) {
      new ExprPrinter(line.assign("=")).print(field.value());
    }
    line(line.add(";").note(field.comment()));
  }

  private static String declared(Name name) {
    return name.type().text() + " " + name.text();
  }

  private void print(Method method) {
    documentation(method.comment());
    List<String> modifiers = method.modifiers().lines().toList();
    modifiers.stream().limit(Math.max(0, modifiers.size() - 1)).forEach(this::line);
    String last = modifiers.isEmpty() ? "" : modifiers.get(modifiers.size() - 1) + " ";
    String result = method.result() == null ? "" : method.result().text() + " ";
    Line head = begin().add(last + result + method.name().text()).open("(");
    for (int i = 0; i < method.parameters().size(); i++) {
      if (i > 0) {
        head.comma();
      }
      head.add(declared(method.parameters().get(i)));
    }
    line(head.close(")").add(" {"));
    nested(() -> method.body().forEach(this::statement));
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Let let) {
      Line line = begin().add(declared(let.name())).assign("=");
      line(new ExprPrinter(line).print(let.value()).add(";"));
    } else if (statement instanceof Statement.Assign assign) {
      Line line = new ExprPrinter(begin()).print(assign.target());
      line.assign(assign.adds() ? "+=" : "=");
      line(new ExprPrinter(line).print(assign.value()).add(";"));
    } else if (statement instanceof Statement.Do call) {
      line(new ExprPrinter(begin()).print(call.call()).add(";").note(call.note()));
    } else if (statement instanceof Statement.Throw thrown) {
      line(new ExprPrinter(begin().add("throw ")).print(thrown.value()).add(";"));
    } else if (statement instanceof Statement.Return returned) {
      line(new ExprPrinter(begin().add("return ")).print(returned.value()).add(";"));
    } else if (statement instanceof Statement.Comment comment) {
      words("//", comment.words().stream().map(Printer::plain).collect(Collectors.joining()));
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop);
    } else if (statement instanceof Statement.If when) {
      Line line = begin().add("if ").open("(");
      line(new ExprPrinter(line).print(when.condition()).close(")").add(" {"));
      nested(() -> when.body().forEach(this::statement));
    }
  }

  private static String plain(Expr expr) {
    return new ExprPrinter(new Line("")).print(expr).plain();
  }

  private void loop(Statement.Loop loop) {
    String index = loop.index().text();
    Line line = begin().add("for ").open("(").add(declared(loop.index()) + " = ");
    ExprPrinter printer = new ExprPrinter(line);
    printer.print(loop.from()).add("; " + index + " < ");
    printer.print(loop.to());
    if (loop.step().equals(Expr.number(1))) {
      line.add("; " + index + "++");
    } else {
      line.add("; " + index + " += ");
      printer.print(loop.step());
    }
    line(line.close(")").add(" {"));
    nested(() -> loop.body().forEach(this::statement));
  }
}
