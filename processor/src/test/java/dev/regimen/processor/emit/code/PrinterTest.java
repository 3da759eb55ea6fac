package dev.regimen.processor.emit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
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

  /** Whatever breaks, the tokens stay in their order and fit a line where they can be broken. */
  @Test
  void breakingChangesNothingButTheLines() {
    Random random = new Random(7);
    for (int k = 0; k < 500; k++) {
      Statement statement = new Code().set(A, random(random, 6)).statements().get(0);
      String text = Printer.statements(List.of(statement));
      Line whole = new Line("");
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
              Operator.values()[3 + random.nextInt(4)],
              random(random, depth - 1),
              random(random, depth - 1));
    };
  }

  @Test
  void aFileImportsWhatItNamesOnce() {
    Type list = Type.of(List.class);
    Type other = Type.of("other.home", "Thing");
    Name field = Name.field(list, "all");
    Code body = new Code().run(Expr.call(other, "use", field));
    body.set(A, new Expr.Function(other, "half", List.of(A)));
    ClassCode type =
        new ClassCode(
            "Holds things.",
            List.of(),
            "final class Holder",
            List.of(new Field("private final", field, Expr.call(list, "of"), "empty", "")),
            List.of(Method.own(Name.method("go"), List.of(A), body)),
            List.of(),
            List.of());
    assertEquals(
        """
        package home;

        import static other.home.Thing.half;

        import java.util.List;
        import other.home.Thing;

        /** Holds things. */
        final class Holder {
          private final List all = List.of(); // empty

          private void go(float a) {
            Thing.use(all);
            a = half(a);
          }
        }
        """,
        Printer.file("home", type));
  }
}
