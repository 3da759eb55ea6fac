package dev.regimen.processor.emit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class AlikeTest {
  private static final Type VECTOR = Type.of("home", "Vector");
  private static final Name FROM = Name.field(Type.INT, "from");

  /** What a layer with these names and numbers does. */
  private static List<Statement> layer(String name, long width, long stream, Operator operator) {
    Name x = Name.field(VECTOR, name + "Product");
    Name local = Name.local(Type.FLOAT, name + "Rate");
    Name size = Name.size(name.toUpperCase(java.util.Locale.ROOT), width);
    Code code = new Code().comment(x, " is drawn");
    code.let(local, new Expr.Binary(operator, FROM, Expr.number(2)));
    code.call(x, "draw", Expr.own(stream), local, size);
    return code.statements();
  }

  private static Object shape(List<Statement> code) {
    return new Alike(List.of(), code).shape();
  }

  @Test
  void namesAndNumbersOfItsOwnDoNotMatter() {
    List<Statement> first = layer("conv1", 64, 0, Operator.ADD);
    List<Statement> second = layer("conv2", 64, 5, Operator.ADD);
    assertEquals(shape(first), shape(second));
    assertEquals(shape(first).hashCode(), shape(second).hashCode());
    Alike parts = new Alike(List.of(), second);
    assertEquals(
        List.of("conv2Product", "conv2Rate", "from"),
        parts.names().stream().map(Name::text).toList());
    assertEquals(
        List.of("5"),
        parts.numbers().stream().map(number -> ((Expr.Literal) number).text()).toList());
  }

  @Test
  void sizesAndOperatorsDo() {
    Object first = shape(layer("conv1", 64, 0, Operator.ADD));
    assertNotEquals(first, shape(layer("conv1", 32, 0, Operator.ADD)));
    assertNotEquals(first, shape(layer("conv1", 64, 0, Operator.SUBTRACT)));
  }

  @Test
  void whichNameStandsWhereMatters() {
    Name a = Name.local(Type.FLOAT, "a");
    Name b = Name.local(Type.FLOAT, "b");
    Object twiceTheFirst = shape(new Code().set(a, b).set(a, b).statements());
    Object once = shape(new Code().set(a, b).set(b, a).statements());
    assertNotEquals(twiceTheFirst, once);
    assertNotEquals(
        new Alike(List.of(a, b), new Code().set(a, b).statements()).shape(),
        new Alike(List.of(b, a), new Code().set(a, b).statements()).shape());
  }

  @Test
  void typesMatter() {
    Name number = Name.local(Type.FLOAT, "x");
    Name other = Name.local(Type.DOUBLE, "x");
    assertNotEquals(
        shape(new Code().set(number, number).statements()),
        shape(new Code().set(other, other).statements()));
  }
}
