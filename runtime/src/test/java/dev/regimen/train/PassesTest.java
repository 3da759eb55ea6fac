package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import dev.regimen.train.loop.MeanOfViews;
import dev.regimen.train.loop.Passes;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which views and draws a prediction is made of, and what becomes of them. */
@Tag("pure")
class PassesTest {
  private static int[] each(Passes passes, java.util.function.IntUnaryOperator of) {
    return IntStream.range(0, passes.count()).map(of).toArray();
  }

  @Test
  void everyViewIsShownUnderEveryDraw() {
    Passes both = new Passes(2, 1, 3);
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, each(both, both::view));
    assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2}, each(both, both::draw));
    assertArrayEquals(new int[] {1, 0, 0, 1, 0, 0}, each(both, p -> both.feeds(p) ? 1 : 0));
    Passes views = new Passes(3, 1, 0);
    assertArrayEquals(new int[] {0, 1, 2}, each(views, views::view));
    assertArrayEquals(new int[] {1, 1, 1}, each(views, p -> views.feeds(p) ? 1 : 0));
    assertEquals(1, Passes.ONE.count());
  }

  /** A view is brought once, and each member then draws as often as one alone. */
  @Test
  void everyMemberSeesEveryView() {
    Passes all = new Passes(2, 2, 2);
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, each(all, all::view));
    assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0, 1, 1}, each(all, all::member));
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 0, 1}, each(all, all::draw));
    assertArrayEquals(new int[] {1, 0, 0, 0, 1, 0, 0, 0}, each(all, p -> all.feeds(p) ? 1 : 0));
    Passes plain = new Passes(1, 3, 0);
    assertArrayEquals(new int[] {0, 1, 2}, each(plain, plain::member));
    assertArrayEquals(new int[] {0, 0, 0}, each(plain, plain::draw));
  }

  /** 1, 5 and 9 have the mean 5 and the deviation √(32/3); what never varies has none. */
  @Test
  void theDeviationIsOfAllPasses() {
    Blueprint blueprint = HandTrainer.sketch("Two", 1, 1, 2).outputs(2).build();
    float[] shown = new float[4];
    Step.Observer sink =
        (task, values, width, from, to) -> values.read(0, shown, 0, (to - from) * width);
    MeanOfViews mean = new MeanOfViews(blueprint, new Passes(1, 1, 3), 2, sink);
    float[][] passes = {{1, 7, 1e6f, 0}, {5, 7, 1e6f + 1, 0}, {9, 7, 1e6f + 2, 0}};
    // A second batch begins anew.
    for (int batch = 0; batch < 2; batch++) {
      for (int pass = 0; pass < 3; pass++) {
        mean.at(pass).observe(0, vector(passes[pass]), 2, 0, 2);
      }
    }
    assertArrayEquals(new float[] {5, 7, 1e6f + 1, 0}, shown);
    assertArrayEquals(new double[] {Math.sqrt(32 / 3.0), 0}, mean.deviations(0, 0), 1e-12);
    assertArrayEquals(new double[] {Math.sqrt(2 / 3.0), 0}, mean.deviations(0, 1), 1e-12);
  }

  @Test
  void viewsAloneHaveNoDeviation() {
    Blueprint blueprint = HandTrainer.sketch("One", 1, 1, 1).outputs(1).build();
    float[] shown = new float[1];
    MeanOfViews mean =
        new MeanOfViews(
            blueprint,
            new Passes(2, 1, 0),
            1,
            (task, values, width, from, to) -> values.read(0, shown, 0, 1));
    for (int pass = 0; pass < 2; pass++) {
      mean.at(pass).observe(0, vector(2 + pass), 1, 0, 1);
    }
    assertEquals(2.5f, shown[0]);
    assertEquals(0, mean.deviations(0, 0).length);
    assertEquals(List.of(), new Estimate(List.of(2.5)).deviations());
  }

  private static Reals vector(float... values) {
    Floats vector = Floats.allocate(values.length);
    vector.write(0, values, values.length);
    return vector;
  }
}
