package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What holds of every loss and every technique on targets, with no code for any of them. */
@Tag("pure")
class LossBatteryTest {
  private static final int ROWS = 4;

  private record Case(LossRule<?> rule, Annotation annotation) {}

  private static Stream<DynamicTest> each(Consumer<Case> test) {
    return Rules.load().all().stream()
        .filter(LossRule.class::isInstance)
        .map(rule -> (LossRule<?>) rule)
        .flatMap(
            rule ->
                Written.variants(rule.annotation()).stream()
                    .map(annotation -> new Case(rule, annotation)))
        .map(
            tested ->
                DynamicTest.dynamicTest(tested.annotation.toString(), () -> test.accept(tested)));
  }

  private static int columns(LossRule<?> rule) {
    return rule.encoding() == LossRule.Encoding.BINARY ? 1 : 3;
  }

  private static double[] targets(LossRule<?> rule) {
    return switch (rule.encoding()) {
      case ONE_HOT -> new double[] {1, 0, 0, 0, 0, 1, 0.9, 0.05, 0.05, 0, 1, 0};
      case BINARY -> new double[] {1, 0, 0.95, 0};
      case VALUES -> new double[] {1, -2, 0.5, 3, 0, 0.1, -1, -1, 4, 0.2, 0.3, 2.5};
    };
  }

  private static final class Built {
    final Graph graph = new Graph();
    final Numbers numbers = new Numbers(ROWS, 3);
    final Value output;
    final Value perSample;
    final Value prediction;

    Built(Case tested) {
      this(tested.rule, tested.annotation);
    }

    private <L extends Annotation> Built(LossRule<L> rule, Annotation annotation) {
      output = graph.leaf(Leaf.Kind.INPUT, "output", Shape.batch(columns(rule)));
      Value target = graph.leaf(Leaf.Kind.TARGET, "target", Shape.batch(columns(rule)));
      numbers.normal(output, 0.2, 1.5);
      numbers.set(target, targets(rule));
      Use<L> use = new Use<>(rule.annotation().cast(annotation), "", new Written.NamedSite("Net"));
      perSample = rule.loss(use, output, target, new TestSettings());
      prediction = rule.prediction(output);
    }

    double[] run(Value value) {
      Program program = new Program(graph, Map.of("value", value), List.of());
      return Interpreter.run(program, numbers).outputs().get("value").data();
    }
  }

  @TestFactory
  Stream<DynamicTest> lossesAreOneNumberASample() {
    return each(
        tested -> {
          Built built = new Built(tested);
          assertEquals(Shape.batch(1), built.perSample.shape());
          assertEquals(built.output.shape(), built.prediction.shape());
          for (double loss : built.run(built.perSample)) {
            assertTrue(loss >= 0, "a negative loss: " + loss);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientsMatchFiniteDifferences() {
    return each(
        tested -> {
          Built built = new Built(tested);
          Value mean = built.perSample.mean(0).reshape(Shape.scalar());
          GradientCheck.check(mean, List.of(built.output), built.numbers);
        });
  }

  @TestFactory
  Stream<DynamicTest> extremeOutputsGiveFiniteLossesAndPredictions() {
    return each(
        tested -> {
          Built built = new Built(tested);
          double[] extreme = new double[ROWS * columns(tested.rule)];
          Arrays.setAll(extreme, i -> i % 2 == 0 ? 1e4 : -1e4);
          built.numbers.set(built.output, extreme);
          for (Value value : List.of(built.perSample, built.prediction)) {
            assertTrue(Arrays.stream(built.run(value)).allMatch(Double::isFinite));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> lossesServeTheTargetsThatTheirEncodingFits() {
    return each(
        tested -> {
          boolean values = tested.rule.encoding() == LossRule.Encoding.VALUES;
          int forTwoClasses = units(tested.rule, Target.Task.CLASSES, 2);
          int forTwoOutputs = units(tested.rule, Target.Task.OUTPUTS, 2);
          assertEquals(
              values ? 0 : tested.rule.encoding() == LossRule.Encoding.BINARY ? 1 : 2,
              forTwoClasses);
          assertEquals(values ? 2 : 0, forTwoOutputs);
        });
  }

  private static int units(LossRule<?> rule, Target.Task task, int count) {
    return rule.units(new Target(task, count));
  }

  @TestFactory
  Stream<DynamicTest> neutralTargetTechniquesLeaveTargetsAlone() {
    return Neutrals.rules(TargetRule.class)
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(), () -> assertNeutral((TargetRule<?>) rule)));
  }

  private static <L extends Annotation> void assertNeutral(TargetRule<L> rule) {
    L annotation = Neutrals.annotation(rule.annotation());
    for (LossRule.Encoding encoding : LossRule.Encoding.values()) {
      Graph graph = new Graph();
      Value target = graph.leaf(Leaf.Kind.TARGET, "target", Shape.batch(3));
      Use<L> use = new Use<>(annotation, "", new Written.NamedSite("Net"));
      Value seen = rule.target(use, target, encoding, new TestSettings());
      Numbers numbers = new Numbers(ROWS, 3);
      double[] before = numbers.normal(target, 0, 1).data();
      Program program = new Program(graph, Map.of("seen", seen), List.of());
      assertArrayEquals(before, Interpreter.run(program, numbers).outputs().get("seen").data(), 0);
    }
  }
}
