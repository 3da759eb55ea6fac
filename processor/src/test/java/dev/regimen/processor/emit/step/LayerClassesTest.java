package dev.regimen.processor.emit.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Printer;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Layers whose code is alike become instances, and what they leave is read through those. */
@Tag("pure")
class LayerClassesTest {
  private static final Type ARRAY = Type.FLOAT.array();

  private final StepContext context = Contexts.of(Map.of("one", "dense + relu"));
  private final List<LayerMethod> methods = new ArrayList<>();

  private Name array(String name, Expr length) {
    return context.fields().add(name, ARRAY, new Expr.NewArray(ARRAY, List.of(length)), "");
  }

  private static String name(String verb, String owner) {
    return verb + Identifiers.capitalize(owner);
  }

  private LayerMethod method(String verb, String layer, String part, Code body) {
    LayerMethod method = new LayerMethod(name(verb, layer + part), layer, part, body.statements());
    methods.add(method);
    return method;
  }

  /** Doubles a vector of a layer's, whose tile has as many elements. */
  private LayerMethod statistics(String layer, int width) {
    Name size = Name.size(layer.toUpperCase(Locale.ROOT), width);
    Name mean = array(layer + "Mean", size);
    Name twice = array(layer + "Twice", Expr.own(10L * width));
    Code element = new Code().set(Expr.at(twice, Places.INDEX), Expr.at(mean, Places.INDEX));
    Code body = new Code().loop(Places.INDEX, Expr.number(0), size, element);
    return method("forward", layer, LayerMethod.STATISTICS, body);
  }

  private LayerMethod rows(String layer, int width) {
    Name twice = Name.field(ARRAY, layer + "Twice");
    Code body = new Code().call(StepContext.WORKER, "use", twice, Expr.number(width));
    return method("finishForward", layer, "", body);
  }

  private LayerClasses classes(Name... shown) {
    return new LayerClasses(context, methods, Set.of(shown));
  }

  private static String body(ClassCode type, String method) {
    return type.methods().stream()
        .filter(each -> each.name().text().equals(method))
        .map(Method::body)
        .map(Printer::statements)
        .findFirst()
        .orElseThrow();
  }

  private static String printed(Expr expr) {
    return Printer.statements(new Code().run(expr).statements());
  }

  @Test
  void statisticsOfAnyWidthAreOneClassAndWidthsAreHanded() {
    LayerMethod one = statistics("one", 3);
    LayerMethod rows = rows("one", 3);
    statistics("two", 5);
    rows("two", 5);
    LayerClasses classes = classes();
    assertEquals(1, classes.classes().size(), "rows of other widths are not alike");
    ClassCode type = classes.classes().get(0);
    assertEquals("Statistics", type.name());
    assertEquals(
        """
        for (int i = 0; i < width; i++) {
          twice[i] = mean[i];
        }
        worker.lap("forward", layer);
        """,
        body(type, "forward"));
    assertEquals("super(layer, width, tileLength);\n", body(type, "Statistics"));
    assertEquals("oneStatistics.forward();\n", printed(classes.call(one)));
    assertEquals(
        "worker.use(oneStatistics.twice, 3);\n", Printer.statements(classes.own(rows).body()));
    assertEquals(
        List.of(
            "new Statistics(\"OneStatistics\", ONE, 30);\n",
            "new Statistics(\"TwoStatistics\", TWO, 50);\n"),
        classes.instances().stream().map(Field::value).map(LayerClassesTest::printed).toList());
  }

  @Test
  void layersOfOneSizeAreAClassNamedByTheirTechniquesAndHandedWhatOthersUse() {
    LayerMethod one = rows("one", 3);
    LayerMethod two = rows("two", 3);
    Name first = array("oneTwice", Expr.number(3));
    array("twoTwice", Expr.number(3));
    LayerClasses classes = classes(first);
    assertTrue(classes.has(one) && classes.has(two));
    ClassCode type = classes.classes().get(0);
    assertEquals("DenseRelu", type.name());
    assertEquals("Dense + relu: one, two.", type.documentation());
    assertEquals(
        List.of("new DenseRelu(\"One\", oneTwice);\n", "new DenseRelu(\"Two\", new float[3]);\n"),
        classes.instances().stream().map(Field::value).map(LayerClassesTest::printed).toList());
  }

  @Test
  void whatIsLikeNothingElseStaysAMethodAndIsJoinedWithTheRowsThatWait() {
    LayerMethod statistics = statistics("one", 3);
    LayerMethod rows = rows("one", 3);
    LayerMethod other = rows("two", 4);
    LayerClasses classes = classes();
    assertEquals(List.of(), classes.classes());
    assertFalse(classes.has(statistics));
    assertEquals("finishForwardOne();\n", printed(classes.call(rows)));
    assertTrue(classes.joined(statistics, other).isEmpty());
    LayerMethod joined = classes.joined(statistics, rows).orElseThrow();
    assertEquals("finishForwardOne", joined.name());
    assertEquals(
        """
        for (int i = 0; i < ONE; i++) {
          oneTwice[i] = oneMean[i];
        }
        worker.use(oneTwice, 3);
        """,
        Printer.statements(joined.body()));
  }

  @Test
  void aMethodThatAssignsTheStepsFieldsIsNoInstances() {
    for (String layer : List.of("one", "two")) {
      method("forward", layer, "", new Code().set(StepContext.FROM, Expr.number(0)));
    }
    assertEquals(List.of(), classes().classes());
  }
}
