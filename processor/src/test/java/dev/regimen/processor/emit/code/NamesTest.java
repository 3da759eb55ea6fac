package dev.regimen.processor.emit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class NamesTest {
  private static final Name X = Name.local(Type.FLOAT.array(), "x");
  private static final Name I = Name.local(Type.INT, "i");
  private static final Name TERM = Name.local(Type.FLOAT, "term");
  private static final Name RATE = Name.field(Type.DOUBLE, "rate");
  private static final Name WIDTH = Name.size("WIDTH", 9);

  private static List<Statement> loop() {
    Code inner = new Code().comment("not ", Name.local(Type.INT, "mentioned"));
    inner.let(TERM, Expr.times(Expr.at(X, I), new Expr.Hidden(RATE)));
    inner.set(Expr.at(X, I), TERM);
    return new Code().loop(I, Expr.number(0), WIDTH, inner).statements();
  }

  @Test
  void whatALoopMustBeHandedIsWhatItUsesAndDoesNotDeclare() {
    assertEquals(Set.of(WIDTH, X, RATE), Names.free(loop()));
    assertEquals(Set.of(I, TERM), Names.declared(loop()));
    assertEquals(List.of(I, WIDTH, TERM, X, RATE), List.copyOf(Names.used(loop())));
  }

  @Test
  void namesAreReplacedWhereverTheyStand() {
    Name y = Name.local(Type.FLOAT.array(), "y");
    Name local = Name.local(Type.DOUBLE, "rate");
    List<Statement> other =
        Statement.all(loop(), Names.replacing(Map.of(X, y, RATE, local, WIDTH, Expr.number(9))));
    assertEquals(
        """
        for (int i = 0; i < 9; i++) {
          // not mentioned
          float term = y[i] * rate;
          y[i] = term;
        }
        """,
        Printer.statements(other));
  }

  @Test
  void aHiddenFieldStaysOneUnderAnotherName() {
    Name other = Name.field(Type.DOUBLE, "speed");
    Expr hidden = Names.replacing(Map.of(RATE, other)).apply(new Expr.Hidden(RATE));
    assertEquals(new Expr.Hidden(other), hidden);
  }

  @Test
  void usesAreFoundWithinExpressions() {
    Expr expr = Expr.call(X, "read", Expr.plus(I, WIDTH));
    assertTrue(Names.isUsed(WIDTH, expr));
    assertFalse(Names.isUsed(RATE, expr));
    assertTrue(Names.isNoneUsed(Set.of(RATE, TERM), expr));
  }
}
