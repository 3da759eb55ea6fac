package dev.regimen.processor.rule;

import static dev.regimen.processor.rule.LayerCases.CASES;
import static dev.regimen.processor.rule.LayerCases.beside;
import static dev.regimen.processor.rule.LayerCases.build;
import static dev.regimen.processor.rule.LayerCases.samples;
import static dev.regimen.processor.rule.LayerCases.tables;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.rule.LayerCases.Built;
import dev.regimen.processor.rule.LayerCases.Case;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What holds of every layer rule there is, with no code for any of them. */
@Tag("pure")
class LayerBatteryTest {
  @TestFactory
  Stream<DynamicTest> everyRuleTakesSomeSample() {
    return Rules.load().all().stream()
        .filter(LayerRule.class::isInstance)
        .map(rule -> (LayerRule<?>) rule)
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(),
                    () ->
                        assertFalse(
                            samples(rule, Written.annotation(rule.annotation(), Map.of()))
                                .isEmpty())));
  }

  /** A sum of the outputs with unequal weights, so that no gradient cancels by symmetry. */
  private static Value probe(Built built) {
    Value output = built.output();
    Value weights = built.scope().graph.leaf(Leaf.Kind.TARGET, "probe", output.shape());
    built.numbers().normal(weights, 0.3, 1);
    int[] axes = IntStream.range(0, output.shape().rank()).toArray();
    return output.times(weights).sum(axes).reshape(Shape.scalar());
  }

  @TestFactory
  Stream<DynamicTest> gradientsMatchFiniteDifferences() {
    return CASES.stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(),
                    () -> {
                      Built built = build(test);
                      List<Value> leaves = new ArrayList<>();
                      if (tables(built.input()).isEmpty()) {
                        leaves.add(built.input());
                      }
                      built.scope().states.keySet().stream()
                          .filter(leaf -> ((Leaf) leaf.op()).kind() == Leaf.Kind.PARAMETER)
                          .forEach(leaves::add);
                      GradientCheck.check(probe(built), leaves, built.numbers());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> loweringIsTheSameEveryTime() {
    return CASES.stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(), () -> assertEquals(print(build(test)), print(build(test)))));
  }

  private static String print(Built built) {
    Map<String, Value> outputs = Map.of("y", built.output());
    List<Update> updates = new ArrayList<>();
    built.scope().updates.forEach((state, next) -> updates.add(new Update(state, next)));
    Program program = new Program(built.scope().graph, outputs, updates);
    return Verifier.verified("lowering", program).toString();
  }

  @TestFactory
  Stream<DynamicTest> inferenceDrawsNothing() {
    return CASES.stream()
        .filter(test -> !test.training())
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(),
                    () -> {
                      Built built = build(test);
                      assertTrue(built.scope().updates.isEmpty(), "inference changes a state");
                      assertTrue(
                          built.scope().graph.values().stream()
                              .noneMatch(value -> value.op() instanceof Draw));
                    }));
  }

  /**
   * Where the regime asks for it, exactly those rules draw that say so, and they draw in training.
   */
  @TestFactory
  Stream<DynamicTest> rulesDrawToPredictAsTheySay() {
    return CASES.stream()
        .filter(test -> !test.training())
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(),
                    () -> {
                      Case training =
                          new Case(
                              test.rule(), test.annotation(), test.beside(), test.sample(), true);
                      boolean draws = draws(test.rule(), test.annotation());
                      Built built = build(test.rule(), test, true);
                      assertEquals(draws, drawsIn(built));
                      assertTrue(built.scope().updates.isEmpty(), "inference changes a state");
                      assertTrue(!draws || drawsIn(build(training)), "training does not draw");
                    }));
  }

  private static <A extends Annotation> boolean draws(LayerRule<A> rule, Annotation annotation) {
    return rule.draws(rule.annotation().cast(annotation));
  }

  private static boolean drawsIn(Built built) {
    return built.scope().graph.values().stream().anyMatch(value -> value.op() instanceof Draw);
  }

  @TestFactory
  Stream<DynamicTest> everyParameterIsUsedAlikeInTrainingAndInference() {
    return CASES.stream()
        .filter(Case::training)
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(),
                    () -> {
                      Case other =
                          new Case(
                              test.rule(), test.annotation(), test.beside(), test.sample(), false);
                      assertEquals(parameters(build(test)), parameters(build(other)));
                      assertEquals(build(test).output().shape(), build(other).output().shape());
                    }));
  }

  private static List<String> parameters(Built built) {
    return built.scope().states.keySet().stream()
        .filter(leaf -> ((Leaf) leaf.op()).kind() == Leaf.Kind.PARAMETER)
        .map(Value::toString)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> neutralValuesAreTheIdentity() {
    return Neutrals.rules(LayerRule.class)
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(),
                    () -> {
                      Annotation neutral = Neutrals.annotation(rule.annotation());
                      LayerRule<?> layer = (LayerRule<?>) rule;
                      int[] sample = samples(layer, neutral).get(0);
                      Built built =
                          build(new Case(layer, neutral, beside(layer, neutral), sample, true));
                      Program program =
                          new Program(built.scope().graph, Map.of("y", built.output()), List.of());
                      double[] y =
                          Interpreter.run(program, built.numbers()).outputs().get("y").data();
                      double[] x = built.numbers().tensor((Leaf) built.input().op()).data();
                      assertArrayEquals(x, y, 1e-12);
                    }));
  }
}
