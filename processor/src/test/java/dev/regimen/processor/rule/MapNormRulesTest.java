package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.GroupNorm;
import dev.regimen.annotation.InstanceNorm;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which elements of maps share a mean and a variance, against loops over all of them. */
@Tag("pure")
class MapNormRulesTest {
  private static final int ROWS = 3;
  private static final int PLACES = 2 * 5;
  private static final int CHANNELS = 6;
  private static final double EPSILON = 0.03;

  /** Names the set of elements that an element is normalized with. */
  private interface Together {
    int with(int row, int place, int channel);
  }

  /** A norm lowered on maps of 2x5 with six channels. */
  private record Lowered(TestLayerScope scope, Value y, Numbers numbers) {
    static <A extends Annotation> Lowered of(Class<A> type, Object... members) {
      Use<A> use = Written.on("layer", type, members);
      TestLayerScope scope = new TestLayerScope(true, use);
      Value x = scope.input(2, 5, CHANNELS);
      Rule<?> rule = Rules.load().of(type).orElseThrow();
      @SuppressWarnings("unchecked") // Rules gives the rule of the annotation
      Value y = ((LayerRule<A>) rule).lower(use, x, scope);
      Numbers numbers = new Numbers(ROWS, 11);
      numbers.normal(x, 0.7, 2);
      scope.states.keySet().forEach(state -> numbers.normal(state, 1.3, 0.4));
      return new Lowered(scope, y, numbers);
    }

    double[] data(String name, Leaf.Kind kind, int... sample) {
      Shape shape = kind == Leaf.Kind.INPUT ? Shape.batch(sample) : Shape.of(sample);
      return numbers.tensor(new Leaf(kind, name, shape)).data();
    }

    Interpreter.Outcome run() {
      List<Update> updates = new ArrayList<>();
      scope.updates.forEach((state, next) -> updates.add(new Update(state, next)));
      return Interpreter.run(new Program(scope.graph, Map.of("y", y), updates), numbers);
    }

    double[] x() {
      return data("input", Leaf.Kind.INPUT, 2, 5, CHANNELS);
    }
  }

  /** Sums of each set: how many, their sum, their squares' sum around the mean. */
  private static Map<Integer, double[]> moments(double[] x, Together together) {
    Map<Integer, double[]> moments = new TreeMap<>();
    each(
        (i, row, place, channel) -> {
          double[] sums =
              moments.computeIfAbsent(together.with(row, place, channel), k -> new double[3]);
          sums[0]++;
          sums[1] += x[i];
        });
    each(
        (i, row, place, channel) -> {
          double[] sums = moments.get(together.with(row, place, channel));
          double centered = x[i] - sums[1] / sums[0];
          sums[2] += centered * centered;
        });
    return moments;
  }

  private interface Element {
    void at(int index, int row, int place, int channel);
  }

  private static void each(Element element) {
    for (int i = 0; i < ROWS * PLACES * CHANNELS; i++) {
      element.at(i, i / (PLACES * CHANNELS), i / CHANNELS % PLACES, i % CHANNELS);
    }
  }

  private static double[] expected(Lowered lowered, boolean affine, Together together) {
    double[] x = lowered.x();
    Map<Integer, double[]> moments = moments(x, together);
    double[] y = new double[x.length];
    each(
        (i, row, place, channel) -> {
          double[] sums = moments.get(together.with(row, place, channel));
          y[i] = (x[i] - sums[1] / sums[0]) / Math.sqrt(sums[2] / sums[0] + EPSILON);
          if (affine) {
            double gamma = lowered.data("layer_norm.weight", Leaf.Kind.PARAMETER, 6)[channel];
            double beta = lowered.data("layer_norm.bias", Leaf.Kind.PARAMETER, 6)[channel];
            y[i] = gamma * y[i] + beta;
          }
        });
    return y;
  }

  private static void check(Lowered lowered, boolean affine, Together together) {
    double[] y = lowered.run().outputs().get("y").data();
    assertArrayEquals(expected(lowered, affine, together), y, 1e-12);
  }

  @Test
  void batchNormIsOverSamplesAndPlaces() {
    Lowered lowered = Lowered.of(BatchNorm.class, "epsilon", EPSILON, "keep", 0.8);
    check(lowered, true, (row, place, channel) -> channel);
    Map<Integer, double[]> moments = moments(lowered.x(), (row, place, channel) -> channel);
    double[] before = lowered.data("layer_norm.running_var", Leaf.Kind.RUNNING, 6);
    double[] after = lowered.run().updates().get("layer_norm.running_var").data();
    for (int channel = 0; channel < CHANNELS; channel++) {
      double[] sums = moments.get(channel);
      double unbiased = sums[2] / (ROWS * PLACES - 1);
      assertEquals(0.8 * before[channel] + 0.2 * unbiased, after[channel], 1e-12);
    }
  }

  @Test
  void layerNormIsOverChannelsAtEachPlace() {
    Lowered lowered = Lowered.of(LayerNorm.class, "epsilon", EPSILON);
    check(lowered, true, (row, place, channel) -> row * PLACES + place);
  }

  @Test
  void instanceNormIsOverPlacesOfEachChannel() {
    Together together = (row, place, channel) -> row * CHANNELS + channel;
    check(Lowered.of(InstanceNorm.class, "epsilon", EPSILON), true, together);
    check(Lowered.of(InstanceNorm.class, "epsilon", EPSILON, "affine", false), false, together);
  }

  @Test
  void groupNormIsOverPlacesAndNeighbouringChannels() {
    for (int groups : new int[] {1, 2, 3, 6}) {
      int size = CHANNELS / groups;
      Lowered lowered = Lowered.of(GroupNorm.class, "epsilon", EPSILON, "groups", groups);
      check(lowered, true, (row, place, channel) -> row * groups + channel / size);
    }
  }
}
