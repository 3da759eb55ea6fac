package dev.regimen.processor.emit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class PrinterTest {
  private static final Name A = Name.local(Type.FLOAT, "a");
  private static final Name B = Name.local(Type.FLOAT, "b");
  private static final Name C = Name.local(Type.FLOAT, "c");
  private static final Name I = Name.local(Type.INT, "i");

  private static String text(Expr expr) {
    return Printer.statements(new Code().returns(expr).statements()).strip();
  }

  private static Expr binary(Operator operator, Expr a, Expr b) {
    return new Expr.Binary(operator, a, b);
  }

  @Test
  void bracketsStandWhereTheMeaningNeedsThem() {
    Expr sum = binary(Operator.ADD, A, B);
    Expr product = binary(Operator.MULTIPLY, A, B);
    Expr quotient = binary(Operator.DIVIDE, A, B);
    assertEquals("return (a + b) * c;", text(binary(Operator.MULTIPLY, sum, C)));
    assertEquals("return a * b + c;", text(binary(Operator.ADD, product, C)));
    assertEquals("return c - (a + b);", text(binary(Operator.SUBTRACT, C, sum)));
    assertEquals("return c / (a * b);", text(binary(Operator.DIVIDE, C, product)));
    assertEquals("return c * (a / b);", text(binary(Operator.MULTIPLY, C, quotient)));
    assertEquals("return -(a + b);", text(new Expr.Negative(sum)));
    assertEquals("return -(-a);", text(new Expr.Negative(new Expr.Negative(A))));
    assertEquals("return (float) (a + b);", text(new Expr.Cast(Type.FLOAT, sum)));
    assertEquals("return c * (-0.5);", text(binary(Operator.MULTIPLY, C, Expr.number(-0.5))));
  }

  @Test
  void whatIsOneOrNothingIsNotWritten() {
    assertEquals("return a;", text(Expr.times(A, Expr.number(1))));
    assertEquals("return a;", text(Expr.plus(Expr.number(0), A)));
    assertEquals("return 0 + a;", text(Expr.plus(Expr.own(0), A)));
    assertEquals("return 3000000000L;", text(Expr.number(3_000_000_000L)));
  }

  @Test
  void statementsAreIndentedByWhatTheyStandIn() {
    Code inner = new Code().increase(Expr.at(Name.local(Type.FLOAT.array(), "x"), I), A);
    Code code = new Code().comment("sums of ", A).let(B, Expr.number(0));
    code.when(binary(Operator.LESS, A, B), new Code().loop(I, Expr.number(0), C, inner));
    code.loop(I, A, B, Expr.number(20), new Code().fails(A));
    assertEquals(
        """
        // sums of a
        float b = 0;
        if (a < b) {
          for (int i = 0; i < c; i++) {
            x[i] += a;
          }
        }
        for (int i = a; i < b; i += 20) {
          throw a;
        }
        """,
        Printer.statements(code.statements()));
  }

  @Test
  void aLongLineBreaksAtItsOutermostOperator() {
    Name x = Name.local(Type.FLOAT, "aNameThatTakesAQuarterOfALine");
    Expr product = binary(Operator.MULTIPLY, x, binary(Operator.ADD, x, x));
    Code code = new Code().set(A, binary(Operator.SUBTRACT, product, x));
    assertEquals(
        """
        a = aNameThatTakesAQuarterOfALine * (aNameThatTakesAQuarterOfALine + aNameThatTakesAQuarterOfALine)
            - aNameThatTakesAQuarterOfALine;
        """,
        Printer.statements(code.statements()));
  }

  @Test
  void aLongStringBreaksBehindItsCommas() {
    String long1 = "a, ".repeat(60);
    Code code = new Code().run(Expr.inherited("say", new Expr.Quote(long1)));
    String text = Printer.statements(code.statements());
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    assertEquals(long1, text.strip().replaceAll("(?s)^.*?\"|\"\\n *\\+ \"|\".*?$", ""));
  }

  @Test
  void aStringWithoutCommasBreaksBetweenItsWords() {
    String words = "some words ".repeat(30).strip();
    Code code = new Code().run(Expr.inherited("say", new Expr.Quote(words)));
    String text = Printer.statements(code.statements());
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    assertEquals(words, text.strip().replaceAll("(?s)^.*?\"|\"\\n *\\+ \"|\".*?$", ""));
  }

  /** Whatever breaks, the tokens stay in their order and fit a line where they can be broken. */
  @Test
  void breakingChangesNothingButTheLines() {
    Random random = new Random(7);
    for (int k = 0; k < 500; k++) {
      Statement statement = new Code().set(A, random(random, 6)).statements().get(0);
      String text = Printer.statements(List.of(statement));
      Line whole = new Line("", 0, 100);
      new ExprPrinter(whole).print(((Statement.Assign) statement).value());
      assertEquals(
          "a = " + whole.plain() + ";", text.strip().replaceAll("\\n +", " ").replace("( ", "("));
      assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }
  }

  private static Expr random(Random random, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return Name.local(Type.FLOAT, "n" + "ame".repeat(random.nextInt(6)));
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Expr.Negative(random(random, depth - 1));
      case 1 ->
          new Expr.Call(
              null,
              "call",
              IntStream.range(0, random.nextInt(4))
                  .mapToObj(i -> random(random, depth - 1))
                  .toList());
      default ->
          binary(
              Operator.values()[2 + random.nextInt(4)],
              random(random, depth - 1),
              random(random, depth - 1));
    };
  }

  @Test
  void typesAndFunctionsStandAlone() {
    Type list = Type.of(List.class);
    Type other = Type.of("other.home", "Thing");
    Code code = new Code().let(Name.local(list.array(), "all"), Expr.call(other, "use", A));
    code.set(A, new Expr.Function(other, "half", List.of(A)));
    assertEquals(
        List.of(
            new Segment.TypeName(list),
            new Segment.Text("[] all = "),
            new Segment.TypeName(other),
            new Segment.Text(".use(a);\na = "),
            new Segment.FunctionName(other, "half"),
            new Segment.Text("(a);\n")),
        Printer.body(code.statements(), 4));
  }

  /** Names stay whole, wherever lines break. */
  @Test
  void aBodyIsAsWideAsItsIndentLeaves() {
    Type type = Type.of("home", "ATypeThatTakesAQuarterOfALine");
    Expr each = new Expr.New(type, List.of());
    Code code = new Code().run(Expr.inherited("call", each, each, each));
    for (int columns : List.of(0, 6, 30)) {
      List<Segment> segments = Printer.body(code.statements(), columns);
      String text = segments.stream().map(Segment::text).collect(Collectors.joining());
      int width = text.lines().mapToInt(String::length).max().orElseThrow();
      assertTrue(width <= 100 - columns && width > 30, text);
      assertEquals(3, segments.stream().filter(new Segment.TypeName(type)::equals).count());
    }
  }

  @Test
  void aFieldsValueKnowsWhatStandsBeforeIt() {
    Expr value = Expr.inherited("take", Name.size("WIDTH_OF_A_LAYER", 9), Expr.number(64));
    assertEquals("take(WIDTH_OF_A_LAYER, 64) /* [9, 64] */", value(value, 50));
    assertEquals("take(WIDTH_OF_A_LAYER, 64)", value(value, 60));
    assertEquals("take(WIDTH_OF_A_LAYER,\n    64)", value(value, 72));
  }

  private static String value(Expr value, int ahead) {
    return Printer.value(value, "[9, 64]", 2, ahead).stream()
        .map(Segment::text)
        .collect(Collectors.joining());
  }
}
