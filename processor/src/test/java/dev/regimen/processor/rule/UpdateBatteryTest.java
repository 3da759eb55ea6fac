package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What holds of every update rule there is, with no code for any of them. */
@Tag("pure")
class UpdateBatteryTest {
  private static final double[] OPTIMUM = {1, -0.5, 0.25, 2};
  private static final double[] CURVATURE = {1, 2, 0.5, 1.5};
  private static final int STEPS = 6000;
  private static final Shape SHAPE = Shape.of(2, 2);

  private static Stream<Rules.Bound<UpdateRule<Annotation>>> variants() {
    return Rules.load().in(Role.UPDATE).stream()
        .flatMap(
            rule ->
                Written.variants(rule.annotation()).stream()
                    .map(annotation -> bound(rule, annotation)));
  }

  private static Rules.Bound<UpdateRule<Annotation>> bound(
      UpdateRule<Annotation> rule, Annotation annotation) {
    return new Rules.Bound<>(rule, new Use<>(annotation, "", new Written.NamedSite("Net")));
  }

  /** At a rate that falls to 0: steps of a given size come to rest only so. */
  private static double[] descend(Rules.Bound<UpdateRule<Annotation>> link) {
    double standard =
        link.rule().optimizer() ? (double) Values.of(link.annotation(), "learningRate") : 0.01;
    double rate =
        link.rule().optimizer() ? Math.sqrt(standard * link.rule().usualRates().high()) : standard;
    return descend(link, STEPS, t -> rate * (1 - (t - 1.0) / STEPS));
  }

  /** From 0, along the gradient of ½ Σ a(w − c)². */
  private static double[] descend(
      Rules.Bound<UpdateRule<Annotation>> link, int steps, IntToDoubleFunction rate) {
    TestUpdateScope scope = new TestUpdateScope(SHAPE);
    Value gradient = scope.graph.leaf(Leaf.Kind.INPUT, "gradient", SHAPE);
    Program step = scope.step(gradient, List.of(link));
    Numbers numbers = new Numbers(1, 1);
    double[] w = new double[OPTIMUM.length];
    for (int t = 1; t <= steps; t++) {
      double[] slope = new double[w.length];
      double[] at = w;
      Arrays.setAll(slope, i -> CURVATURE[i] * (at[i] - OPTIMUM[i]));
      numbers.set(gradient, slope);
      numbers.clocks.put(Scalar.Clock.STEP, (double) t);
      numbers.clocks.put(Scalar.Clock.LEARNING_RATE, rate.applyAsDouble(t));
      Map<String, Tensor> next = Interpreter.run(step, numbers).updates();
      for (Update update : step.updates()) {
        numbers.set(update.state(), next.get(((Leaf) update.state().op()).name()).data());
      }
      w = numbers.tensor((Leaf) scope.weight().op()).data();
    }
    return w;
  }

  @TestFactory
  Stream<DynamicTest> everyRuleConvergesOnAParabola() {
    return variants()
        .map(
            link ->
                DynamicTest.dynamicTest(
                    link.use().annotation().toString(),
                    () -> assertArrayEquals(OPTIMUM, descend(link), 0.02)));
  }

  @TestFactory
  Stream<DynamicTest> neutralValuesChangeNothing() {
    return Neutrals.rules(UpdateRule.class)
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(),
                    () -> {
                      Annotation neutral = Neutrals.annotation(rule.annotation());
                      double[] w =
                          descend(bound(Role.UPDATE.of(rule).orElseThrow(), neutral), 3, t -> 0.01);
                      double[] plain = new double[w.length];
                      for (int t = 0; t < 3; t++) {
                        for (int i = 0; i < w.length; i++) {
                          plain[i] -= 0.01 * CURVATURE[i] * (plain[i] - OPTIMUM[i]);
                        }
                      }
                      assertArrayEquals(plain, w, 1e-15);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleActsOnMatricesAndSaysSoOfVectors() {
    return variants()
        .map(
            link ->
                DynamicTest.dynamicTest(
                    link.use().annotation().toString(), () -> assertApplies(link)));
  }

  private static void assertApplies(Rules.Bound<UpdateRule<Annotation>> link) {
    UpdateRule<Annotation> rule = link.rule();
    assertTrue(rule.appliesTo(link.annotation(), 2));
    boolean asks =
        Stream.of(rule.annotation().getDeclaredMethods())
            .anyMatch(member -> member.getName().equals("vectors"));
    boolean acts = rule.appliesTo(link.annotation(), 1);
    if (asks) {
      assertEquals(Values.of(link.annotation(), "vectors"), acts);
    } else if (!acts) {
      String said = AnnotationSources.of(rule.annotation());
      assertTrue(said.contains("Biases and the scales and shifts of norms are left alone"), said);
    }
  }
}
