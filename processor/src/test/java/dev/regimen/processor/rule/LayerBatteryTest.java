package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What holds of every layer rule there is, with no code for any of them. */
@Tag("pure")
class LayerBatteryTest {
  private static final int ROWS = 5;

  /** Vectors, rows and maps, channels last; a rule may refuse what is not its own. */
  private static final List<int[]> SAMPLES =
      List.of(new int[] {6}, new int[] {3, 4}, new int[] {5, 4, 4});

  /** For rules whose defaults need many channels. */
  private static final int[] MANY_CHANNELS = {2, 2, 32};

  /** What samples may come with beside their features. */
  private enum Beside {
    NOTHING,
    CLASS,
    VECTOR,
    MAPS;

    @Nullable ConditionInput in(Graph graph) {
      return switch (this) {
        case NOTHING -> null;
        case CLASS -> ConditionInput.of(graph, 3, 1);
        case VECTOR -> ConditionInput.of(graph, 0, 5);
        case MAPS -> ConditionInput.of(graph, 0, 5, 4, 2);
      };
    }
  }

  private record Case(
      LayerRule<?> rule, Annotation annotation, Beside beside, int[] sample, boolean training) {
    String name() {
      return annotation + " on " + Arrays.toString(sample) + (training ? " training" : "");
    }
  }

  private record Built(TestLayerScope scope, Value input, Value output, Numbers numbers) {}

  private static final List<Case> CASES =
      Rules.load().all().stream()
          .filter(LayerRule.class::isInstance)
          .map(rule -> (LayerRule<?>) rule)
          .flatMap(LayerBatteryTest::cases)
          .toList();

  private static Stream<Case> cases(LayerRule<?> rule) {
    List<Case> cases = new ArrayList<>();
    for (Annotation annotation : Written.variants(rule.annotation())) {
      Beside beside = beside(rule, annotation);
      for (int[] sample : samples(rule, annotation)) {
        cases.add(new Case(rule, annotation, beside, sample, true));
        cases.add(new Case(rule, annotation, beside, sample, false));
      }
    }
    return cases.stream();
  }

  /** The least that a rule asks for. */
  private static Beside beside(LayerRule<?> rule, Annotation annotation) {
    return Stream.of(Beside.values())
        .filter(beside -> !samples(rule, annotation, beside).isEmpty())
        .findFirst()
        .orElse(Beside.NOTHING);
  }

  /** What a rule takes. */
  private static List<int[]> samples(LayerRule<?> rule, Annotation annotation) {
    return samples(rule, annotation, beside(rule, annotation));
  }

  private static List<int[]> samples(LayerRule<?> rule, Annotation annotation, Beside beside) {
    List<int[]> taken =
        SAMPLES.stream().filter(sample -> takes(rule, annotation, beside, sample)).toList();
    boolean last = taken.isEmpty() && takes(rule, annotation, beside, MANY_CHANNELS);
    return last ? List.of(MANY_CHANNELS) : taken;
  }

  private static boolean takes(
      LayerRule<?> rule, Annotation annotation, Beside beside, int... sample) {
    try {
      build(new Case(rule, annotation, beside, sample, true));
      return true;
    } catch (Misfit refused) {
      return false;
    }
  }

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

  private static Built build(Case test) {
    return build(test.rule, test, false);
  }

  private static <A extends Annotation> Built build(
      LayerRule<A> rule, Case test, boolean drawsToPredict) {
    A annotation = rule.annotation().cast(test.annotation);
    Use<A> use = new Use<>(annotation, "layer", new Written.NamedSite("layer"));
    TestLayerScope scope = new TestLayerScope(test.training, use);
    scope.drawsToPredict = drawsToPredict;
    Value input = scope.input(test.sample);
    scope.condition = test.beside.in(scope.graph);
    Value output = rule.lower(use, input, scope);
    Numbers numbers = new Numbers(ROWS, 7);
    numbers.normal(input, 0.2, 1);
    tables(input).forEach(rows -> numbers.whole(input, rows));
    scope
        .condition()
        .ifPresent(
            condition -> {
              numbers.normal(condition.value(), 0.2, 1);
              if (condition.classes() > 0) {
                numbers.whole(condition.value(), condition.classes());
              }
            });
    scope.states.forEach(
        (leaf, initial) -> {
          boolean running = ((Leaf) leaf.op()).kind() == Leaf.Kind.RUNNING;
          double center = running ? 3 : initial.kind() == Initial.Kind.CONSTANT ? 1 : 0;
          numbers.normal(leaf, center, running ? 0.2 : 0.5);
        });
    return new Built(scope, input, output, numbers);
  }

  /** Rows of each table that the input numbers the rows of. */
  private static List<Integer> tables(Value input) {
    return input.graph().values().stream()
        .filter(value -> value.op() instanceof Gather && value.arg(0) == input)
        .map(value -> value.arg(1).shape().dim(0))
        .toList();
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
        .filter(test -> !test.training)
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
        .filter(test -> !test.training)
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.name(),
                    () -> {
                      Case training =
                          new Case(test.rule, test.annotation, test.beside, test.sample, true);
                      boolean draws = draws(test.rule, test.annotation);
                      Built built = build(test.rule, test, true);
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
                          new Case(test.rule, test.annotation, test.beside, test.sample, false);
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
