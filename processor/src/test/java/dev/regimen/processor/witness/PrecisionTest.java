package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The float program beside the double one, which is held to its oracles elsewhere. */
@Tag("training")
class PrecisionTest {
  private static final int STEPS = 20;
  private static final int ROWS = 24;

  private static final List<Net> NETS = nets();
  private static final Compiled FLOATS = Compiled.of("float", NETS);
  private static final Compiled DOUBLES = Compiled.of("double", NETS);

  /** Each third network: what rounds is in kernels and loops that many of them share. */
  private static List<Net> nets() {
    List<Net> all = Zoo.all();
    return IntStream.range(0, all.size())
        .filter(i -> i % 3 == 0 || all.get(i).name().matches("Input|One|GroupMaps"))
        .mapToObj(all::get)
        .toList();
  }

  @Test
  void twentyStepsInFloatStayBesideThoseInDouble() {
    assertAll(NETS.stream().map(net -> () -> compare(net)));
  }

  private static void compare(Net net) {
    try (StepBench single = StepBench.of(FLOATS.trainer(net), ROWS, 1, 10);
        StepBench exact = StepBench.of(DOUBLES.trainer(net), ROWS, 1, 10)) {
      Twins.scatter(exact, 23);
      exact.parameters().forEach(name -> single.set(name, exact.get(name)));
      for (int step = 0; step < STEPS; step++) {
        Batch batch = Batch.random(DOUBLES.model(net), ROWS, step);
        Twins.feed(single, batch);
        Twins.feed(exact, batch);
        double expected = exact.train(ROWS, step, 0.01).loss();
        double actual = single.train(ROWS, step, 0.01).loss();
        double allowed = 2e-4 * Math.max(0.1, Math.abs(expected));
        assertEquals(expected, actual, allowed, net.source() + "step " + step);
      }
      Close.assertClose(
          exact.infer(ROWS).prediction(), single.infer(ROWS).prediction(), 2e-3, net.source());
    }
  }

  @Test
  void batchNormKeepsItsDigitsAtALargeMean() {
    assertAll(() -> largeMean("Input", 1), () -> largeMean("One", 1), () -> largeMean("Input", 3));
  }

  /** 1,000 ± 1, of which a mean of squares less the square of the mean leaves nothing in float. */
  @Test
  void groupNormKeepsItsDigitsAtALargeMean() {
    Net net = net("GroupMaps");
    try (StepBench single = StepBench.of(FLOATS.trainer(net), ROWS, 2, 10);
        StepBench exact = StepBench.of(DOUBLES.trainer(net), ROWS, 2, 10)) {
      exact.parameters().forEach(each -> single.set(each, exact.get(each)));
      Batch drawn = Batch.random(DOUBLES.model(net), ROWS, 3);
      Random random = new Random(5);
      double[] input = new double[drawn.input().length];
      Arrays.setAll(input, i -> (float) (1e3 + random.nextGaussian()));
      Batch batch = new Batch(ROWS, input, drawn.condition(), drawn.target());
      Twins.feed(single, batch);
      Twins.feed(exact, batch);
      StepBench.Shown expected = exact.train(ROWS, 0, 0.01);
      StepBench.Shown actual = single.train(ROWS, 0, 0.01);
      Close.assertClose(expected.prediction(), actual.prediction(), 1e-3, net.source());
      // Of one channel a group, a bias has the gradient 0: nothing to compare but its place.
      exact
          .parameters()
          .forEach(each -> assertArrayEquals(exact.get(each), single.get(each), 1e-5, each));
    }
  }

  private static Net net(String name) {
    return NETS.stream().filter(any -> any.name().equals(name)).findFirst().orElseThrow();
  }

  /** 10,000 ± 0.5: Σx² − (Σx)²/n in float would have no digit left. */
  private static void largeMean(String name, int workers) {
    Net net = net(name);
    try (StepBench single = StepBench.of(FLOATS.trainer(net), ROWS, workers, 10);
        StepBench exact = StepBench.of(DOUBLES.trainer(net), ROWS, workers, 10)) {
      exact.parameters().forEach(each -> single.set(each, exact.get(each)));
      Batch drawn = Batch.random(DOUBLES.model(net), ROWS, 3);
      Random random = new Random(4);
      double[] input = new double[drawn.input().length];
      Arrays.setAll(input, i -> (float) (1e4 + 0.5 * random.nextGaussian()));
      Batch batch = new Batch(ROWS, input, drawn.condition(), drawn.target());
      Twins.feed(single, batch);
      Twins.feed(exact, batch);
      StepBench.Shown expected = exact.train(ROWS, 0, 0);
      StepBench.Shown actual = single.train(ROWS, 0, 0);
      String variance = "a_norm.running_var";
      Close.assertClose(exact.get(variance), single.get(variance), 1e-5, net.source());
      // The mean itself is a float: 1e4 is known to half a thousandth.
      Close.assertClose(expected.prediction(), actual.prediction(), 4e-3, net.source());
    }
  }
}
