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

  /** What is predicted, by a last layer of so many units. */
  private record Task(Target target, int units) {
    LossRule.Encoding encoding() {
      return LossRule.Encoding.of(target, units);
    }
  }

  private static final List<Task> TASKS =
      List.of(
          new Task(new Target(Target.Task.CLASSES, 3), 3),
          new Task(new Target(Target.Task.CLASSES, 2), 1),
          new Task(new Target(Target.Task.LABELS, 3), 3),
          new Task(new Target(Target.Task.OUTPUTS, 3), 3),
          new Task(new Target(Target.Task.OUTPUTS, 3, Target.Of.MASKED_FIELD), 3));

  private record Case(LossRule<?> rule, Annotation annotation, Task task) {
    int columns() {
      return task.units;
    }

    double[] targets() {
      boolean soft = rule.softTargets();
      return switch (task.encoding()) {
        case ONE_HOT ->
            soft
                ? new double[] {1, 0, 0, 0, 0, 1, 0.9, 0.05, 0.05, 0, 1, 0}
                : new double[] {1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0};
        case LABELS -> new double[] {1, 0, 1, 0, 0, soft ? 0.9 : 1, 1, 1, 1, 0, 1, 0};
        case BINARY -> new double[] {1, 0, soft ? 0.95 : 1, 0};
        case VALUES -> new double[] {1, -2, 0.5, 3, 0, 0.1, -1, -1, 4, 0.2, 0.3, 2.5};
      };
    }
  }

  private static Stream<LossRule<?>> rules() {
    return Rules.load().all().stream()
        .filter(LossRule.class::isInstance)
        .map(rule -> (LossRule<?>) rule);
  }

  /** Every loss, in all its variants, for every task that it serves. */
  private static Stream<DynamicTest> each(Consumer<Case> test) {
    return rules()
        .flatMap(
            rule ->
                Written.variants(rule.annotation()).stream()
                    .flatMap(
                        annotation ->
                            TASKS.stream()
                                .filter(t -> t.target.masked() == rule.perField())
                                .filter(t -> TechniqueNetworks.serves(rule, t.target, t.units))
                                .map(task -> new Case(rule, annotation, task))))
        .map(
            tested ->
                DynamicTest.dynamicTest(
                    tested.annotation + " of " + tested.task.target.text(),
                    () -> test.accept(tested)));
  }

  private static final class Built {
    final Graph graph = new Graph();
    final Numbers numbers = new Numbers(ROWS, 3);
    final Value output;
    final Value perSample;
    final Value prediction;

    Built(Case tested) {
      this(tested, tested.rule);
    }

    private <L extends Annotation> Built(Case tested, LossRule<L> rule) {
      LossRule.Encoding encoding = tested.task.encoding();
      output = graph.leaf(Leaf.Kind.INPUT, "output", Shape.batch(tested.columns()));
      Value target = graph.leaf(Leaf.Kind.TARGET, "target", Shape.batch(tested.columns()));
      numbers.normal(output, 0.2, 1.5);
      numbers.set(target, tested.targets());
      Use<L> use =
          new Use<>(rule.annotation().cast(tested.annotation), "", new Written.NamedSite("Net"));
      perSample = rule.loss(use, output, target, encoding, new TestSettings());
      prediction = rule.prediction(output, encoding);
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
          int each = tested.rule.perField() ? tested.columns() : 1;
          assertEquals(Shape.batch(each), built.perSample.shape());
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
          Value mean = built.perSample.mean(1).mean(0).reshape(Shape.scalar());
          GradientCheck.check(mean, List.of(built.output), built.numbers);
        });
  }

  @TestFactory
  Stream<DynamicTest> extremeOutputsGiveFiniteLossesAndPredictions() {
    return each(
        tested -> {
          Built built = new Built(tested);
          double[] extreme = new double[ROWS * tested.columns()];
          Arrays.setAll(extreme, i -> i % 2 == 0 ? 1e4 : -1e4);
          built.numbers.set(built.output, extreme);
          for (Value value : List.of(built.perSample, built.prediction)) {
            assertTrue(Arrays.stream(built.run(value)).allMatch(Double::isFinite));
          }
        });
  }

  /** A loss takes classes or numbers, never both, and says which units it takes instead. */
  @TestFactory
  Stream<DynamicTest> lossesServeOneKindOfTarget() {
    return rules()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(),
                    () -> {
                      boolean numbers =
                          Arrays.stream(Target.Of.values())
                              .map(of -> new Target(Target.Task.OUTPUTS, 3, of))
                              .anyMatch(outputs -> rule.units(outputs, 9) == 3);
                      Target classes = new Target(Target.Task.CLASSES, 3);
                      assertEquals(numbers ? 0 : 3, rule.units(classes, 9));
                      assertEquals(numbers ? 0 : 3, rule.units(classes, 1));
                      int labels = rule.units(new Target(Target.Task.LABELS, 3), 9);
                      assertTrue(labels == 0 || !numbers && labels == 3, "labels: " + labels);
                    }));
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
