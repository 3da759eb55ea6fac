package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every layer rule with every variant of its annotation, on samples that it takes. */
final class LayerCases {
  private static final int ROWS = 5;

  /** Vectors, rows and maps, channels last; a rule may refuse what is not its own. */
  private static final List<int[]> SAMPLES =
      List.of(new int[] {6}, new int[] {3, 4}, new int[] {5, 4, 4});

  /** For rules whose defaults need many channels. */
  private static final int[] MANY_CHANNELS = {2, 2, 32};

  /** What samples may come with beside their features. */
  enum Beside {
    NOTHING,
    CLASS,
    VECTOR,
    MAPS,
    TEXT;

    @Nullable ConditionInput in(Graph graph) {
      return switch (this) {
        case NOTHING, TEXT -> null;
        case CLASS -> ConditionInput.of(graph, 3, 1);
        case VECTOR -> ConditionInput.of(graph, 0, 5);
        case MAPS -> ConditionInput.of(graph, 0, 5, 4, 2);
      };
    }
  }

  record Case(
      LayerRule<?> rule, Annotation annotation, Beside beside, int[] sample, boolean training) {
    String name() {
      return annotation + " on " + Arrays.toString(sample) + (training ? " training" : "");
    }
  }

  record Built(TestLayerScope scope, Value input, Value output, Numbers numbers) {}

  static final List<Case> CASES =
      Rules.load().all().stream()
          .filter(LayerRule.class::isInstance)
          .map(rule -> (LayerRule<?>) rule)
          .flatMap(LayerCases::cases)
          .toList();

  private LayerCases() {}

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
  static Beside beside(LayerRule<?> rule, Annotation annotation) {
    return Stream.of(Beside.values())
        .filter(beside -> !samples(rule, annotation, beside).isEmpty())
        .findFirst()
        .orElse(Beside.NOTHING);
  }

  /** What a rule takes. */
  static List<int[]> samples(LayerRule<?> rule, Annotation annotation) {
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

  static Built build(Case test) {
    return build(test.rule, test, false);
  }

  static <A extends Annotation> Built build(LayerRule<A> rule, Case test, boolean drawsToPredict) {
    A annotation = rule.annotation().cast(test.annotation);
    Use<A> use = new Use<>(annotation, "layer", new Written.NamedSite("layer"));
    TestLayerScope scope = new TestLayerScope(test.training, use);
    scope.drawsToPredict = drawsToPredict;
    Value input = scope.input(test.sample);
    scope.condition = test.beside.in(scope.graph);
    scope.texts =
        test.beside == Beside.TEXT && input.shape().rank() == 2 ? new TextIds(input, 11) : null;
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
  static List<Integer> tables(Value input) {
    return input.graph().values().stream()
        .filter(value -> value.op() instanceof Gather && value.arg(0) == input)
        .map(value -> value.arg(1).shape().dim(0))
        .toList();
  }
}
