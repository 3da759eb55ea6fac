package dev.regimen.processor.emit.code;

import java.util.List;
import java.util.stream.Collectors;

/** Prints statements and expressions as Java that a person would have laid out. */
public final class Printer {
  private static final String INDENT = "  ";

  private final Printed text = new Printed();
  private final int width;
  private String margin = "";

  private Printer(int width) {
    this.width = width;
  }

  /**
   * The body of a method.
   *
   * @param columns how far whoever writes the file indents it
   */
  public static List<Segment> body(List<Statement> statements, int columns) {
    return printed(statements, Line.WIDTH - columns).segments();
  }

  /**
   * What a field is given where it is declared.
   *
   * @param note a word behind it, where there is room; may be empty
   * @param columns how far whoever writes the file indents lines that follow
   * @param ahead what stands before it in its own line
   */
  public static List<Segment> value(Expr value, String note, int columns, int ahead) {
    // The last column is the semicolon's.
    Line line = new Line("", ahead, Line.WIDTH - columns - 1);
    new ExprPrinter(line).print(value).aside(note.isEmpty() ? "" : " /* " + note + " */");
    Printed printed = new Printed();
    line.into(printed);
    return printed.segments();
  }

  /** A field that is declared together with the one before: its line behind the comma. */
  public static List<Segment> another(Field field, int columns) {
    Line line = new Line(Line.INDENT, 0, Line.WIDTH - columns - 1);
    new ExprPrinter(line.add(field.name().text()).assign("="))
        .print(field.value())
        .aside(field.comment().isEmpty() ? "" : " /* " + field.comment() + " */");
    Printed printed = new Printed();
    line.into(printed);
    return printed.segments();
  }

  /** Statements at the margin, for tests and messages. */
  public static String statements(List<Statement> statements) {
    return printed(statements, Line.WIDTH).toString();
  }

  private static Printed printed(List<Statement> statements, int width) {
    Printer printer = new Printer(width);
    statements.forEach(printer::statement);
    return printer.text;
  }

  private void line(Line line) {
    line.into(text);
    text.add("\n");
  }

  private Line begin() {
    return new Line(margin, 0, width);
  }

  private static Line declare(Line line, Name name) {
    return line.add(name.type()).add(" " + name.text());
  }

  private void nested(List<Statement> body) {
    margin += INDENT;
    body.forEach(this::statement);
    margin = margin.substring(INDENT.length());
    line(begin().add("}"));
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Let let) {
      Line line = declare(begin(), let.name()).assign("=");
      line(new ExprPrinter(line).print(let.value()).add(";"));
    } else if (statement instanceof Statement.Assign assign) {
      Line line = new ExprPrinter(begin()).print(assign.target());
      line.assign(assign.adds() ? "+=" : "=");
      line(new ExprPrinter(line).print(assign.value()).add(";"));
    } else if (statement instanceof Statement.Do call) {
      String note = call.note().isEmpty() ? "" : " // " + call.note();
      line(new ExprPrinter(begin()).print(call.call()).add(";").aside(note));
    } else if (statement instanceof Statement.Throw thrown) {
      line(new ExprPrinter(begin().add("throw ")).print(thrown.value()).add(";"));
    } else if (statement instanceof Statement.Return returned) {
      line(new ExprPrinter(begin().add("return ")).print(returned.value()).add(";"));
    } else if (statement instanceof Statement.Comment comment) {
      comment(comment);
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop);
    } else if (statement instanceof Statement.If when) {
      Line line = begin().add("if ").open("(");
      line(new ExprPrinter(line).print(when.condition()).close(")").add(" {"));
      nested(when.body());
    }
  }

  private void comment(Statement.Comment comment) {
    String words =
        Letters.comment(comment.words().stream().map(this::plain).collect(Collectors.joining()));
    String lead = margin + "// ";
    Paragraph.lines(words, width - lead.length())
        .forEach(each -> text.add(lead).add(each).add("\n"));
  }

  private String plain(Expr expr) {
    return new ExprPrinter(begin()).print(expr).plain();
  }

  private void loop(Statement.Loop loop) {
    String index = loop.index().text();
    Line line = declare(begin().add("for ").open("("), loop.index()).add(" = ");
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
    nested(loop.body());
  }
}
