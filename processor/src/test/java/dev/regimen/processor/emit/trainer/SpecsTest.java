package dev.regimen.processor.emit.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class SpecsTest {
  private static final Type LIST = Type.of(List.class);
  private static final Type OTHER = Type.of("other.home", "Thing");
  private static final Name A = Name.local(Type.FLOAT, "a$b");

  private static String file(ClassCode type) {
    Specs specs = new Specs();
    return specs.file("home", specs.type(type, 0).build(), false);
  }

  private static ClassCode type(String name, List<Field> fields, Code body, ClassCode... classes) {
    List<Method> methods = List.of(Method.own(Name.method("go"), List.of(A), body));
    return new ClassCode(
        "Holds $things.", Modifier.KEPT, name, null, fields, methods, List.of(classes));
  }

  private static ClassCode holder(Code body, ClassCode... classes) {
    Field field = Field.kept(Name.field(LIST, "all"), Expr.call(LIST, "of")).noted("empty");
    ClassCode code = type("Holder", List.of(field), body, classes);
    return new ClassCode(
        code.documentation(),
        List.of(Modifier.FINAL),
        code.name(),
        null,
        code.fields(),
        code.methods(),
        code.classes());
  }

  @Test
  void aFileImportsWhatItNamesOnce() {
    Code body = new Code().run(Expr.call(OTHER, "use", Name.field(LIST, "all")));
    body.comment("half a dollar: $L").set(A, new Expr.Function(OTHER, "half", List.of(A)));
    assertEquals(
        """
        package home;

        import static other.home.Thing.half;

        import java.util.List;
        import other.home.Thing;

        /**
         * Holds $things.
         */
        final class Holder {
          private final List all = List.of() /* empty */;

          private void go(float a$b) {
            Thing.use(all);
            // half a dollar: $L
            a$b = half(a$b);
          }
        }
        """,
        file(holder(body)));
  }

  /** Of two types with one name, one is written with its package wherever it stands. */
  @Test
  void typesOfOneNameAreToldApart() {
    Code body = new Code().run(Expr.call(Type.of("far.home", "List"), "use"));
    String text = file(holder(body));
    assertTrue(text.contains("import java.util.List;\n"), text);
    assertTrue(text.contains("    far.home.List.use();\n"), text);
  }

  /** A class of a layer may be called like a type that another layer needs. */
  @Test
  void typesAreToldApartFromClassesWithin() {
    ClassCode inner = type("Thing", List.of(), new Code().run(Expr.call(OTHER, "use")));
    String text = file(holder(new Code().run(new Expr.New(Type.plain("Thing"), List.of())), inner));
    assertTrue(text.contains("    new Thing();\n"), text);
    assertTrue(text.contains("      other.home.Thing.use();\n"), text);
  }

  /** JavaPoet indents what is printed for it: the printer must know by how much. */
  @Test
  void noLineIsTooLongHoweverDeepItStands() {
    Expr x = Name.local(Type.FLOAT, "aName");
    for (int count = 10; count < 24; count++) {
      Expr[] all = java.util.stream.Stream.generate(() -> x).limit(count).toArray(Expr[]::new);
      Code body =
          new Code().run(Expr.inherited("call", all)).comment("word ".repeat(count).strip());
      List<Field> fields =
          List.of(Field.kept(Name.field(LIST, "list"), Expr.call(LIST, "of", all)).noted("note"));
      String text = file(holder(body, type("Inner", fields, body)));
      int widest = text.lines().mapToInt(String::length).max().orElseThrow();
      assertTrue(widest <= 100, text);
    }
  }
}
