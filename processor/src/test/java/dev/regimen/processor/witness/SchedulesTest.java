package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Schedules against closed forms written here by hand, at every update of whole runs whose batches
 * are accumulated by threes and whose last batch is short: 50 samples in batches of 4 are 5 updates
 * an epoch, the last one of one batch of 2.
 */
@Tag("training")
class SchedulesTest {
  private static final int SAMPLES = 50;
  private static final int STEPS_PER_EPOCH = 5;
  private static final int EPOCHS = 12;
  private static final int STEPS = EPOCHS * STEPS_PER_EPOCH;
  private static final double BASE = 0.05;

  private record Curve(
      Net net, DoubleUnaryOperator rate, Map<String, DoubleUnaryOperator> numbers) {}

  private static final List<Curve> CURVES = new ArrayList<>();
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    falling();
    restarting();
    oneCycle();
    compiled = Compiled.of("double", CURVES.stream().map(Curve::net).toList());
  }

  private static void curve(String schedule, DoubleUnaryOperator rate) {
    curve("@Sgd(learningRate = " + BASE + ") " + schedule, rate, Map.of());
  }

  private static void curve(
      String regime, DoubleUnaryOperator rate, Map<String, DoubleUnaryOperator> numbers) {
    String header =
        "@Network(input = 3, outputs = 1) @Train(epochs = %d, batch = 4) @Accumulate(3) @Seed(1) %s"
            .formatted(EPOCHS, regime);
    String quiet = "@SuppressWarnings(\"Regimen:LearningRateSuspicious\")\n";
    Net net = Net.of("Curve" + CURVES.size(), quiet + header, "@Dense(1)");
    CURVES.add(new Curve(net, rate, numbers));
  }

  private static double warm(double t, double epochs) {
    double step = t * STEPS_PER_EPOCH + 1;
    return BASE * Math.min(1, step / (epochs * STEPS_PER_EPOCH));
  }

  private static double cosine(double t, double over, double minimum) {
    return minimum + 0.5 * (BASE - minimum) * (1 + Math.cos(Math.PI * t / over));
  }

  /** Goes through the cycles one by one; each begins with the step nearest to its start. */
  private static double restarted(double t, double cycle, double factor, double minimum) {
    double begins = 0;
    while (t + 0.5 / STEPS_PER_EPOCH >= begins + cycle) {
      begins += cycle;
      cycle *= factor;
    }
    return cosine(t - begins, cycle, minimum);
  }

  private static void falling() {
    curve("", t -> BASE);
    curve("@ConstantRate", t -> BASE);
    curve("@Cosine(minimum = 0.001)", t -> cosine(t, EPOCHS, 0.001));
    curve(
        "@Polynomial(power = 0.9, minimum = 0.001)",
        t -> 0.001 + (BASE - 0.001) * Math.pow(1 - t / EPOCHS, 0.9));
    curve("@Polynomial @Warmup(epochs = 2)", t -> t < 2 ? warm(t, 2) : BASE * (1 - (t - 2) / 10));
    curve(
        "@InverseSquareRoot(timescale = 2) @Warmup(epochs = 2)",
        t -> t < 2 ? warm(t, 2) : BASE * Math.sqrt(2 / t));
    curve("@Cosine @Warmup(epochs = 2)", t -> t < 2 ? warm(t, 2) : cosine(t - 2, EPOCHS - 2, 0));
    curve("@Warmup(epochs = 1.4)", t -> t < 1.4 ? warm(t, 1.4) : BASE);
    curve("@StepDecay(every = 3, factor = 0.4)", t -> BASE * Math.pow(0.4, Math.floor(t / 3)));
    curve(
        "@StepDecay(every = 7, unit = ScheduleUnit.STEP)",
        t -> BASE * Math.pow(0.1, Math.floorDiv(Math.round(t * STEPS_PER_EPOCH), 7)));
    curve("@Exponential(factor = 0.9)", t -> BASE * Math.pow(0.9, t));
    curve(
        "@MultiStep(milestones = {2, 5}, factor = 0.3)",
        t -> BASE * (t < 2 ? 1 : t < 5 ? 0.3 : 0.09));
    curve(
        "@MultiStep(milestones = {2, 5}, factor = 0.3) @Warmup(epochs = 1)",
        t -> t < 1 ? warm(t, 1) : BASE * (t < 3 ? 1 : t < 6 ? 0.3 : 0.09));
  }

  private static void restarting() {
    curve("@CosineRestarts(epochs = 3, minimum = 0.001)", t -> restarted(t, 3, 1, 0.001));
    curve("@CosineRestarts(epochs = 1, factor = 2)", t -> restarted(t, 1, 2, 0));
    curve("@CosineRestarts(epochs = 3, factor = 1.2)", t -> restarted(t, 3, 1.2, 0));
  }

  /** As PyTorch's OneCycleLR goes through its phases. */
  private static DoubleUnaryOperator phases(boolean linear, double[] ends, double... values) {
    return t -> {
      long step = Math.round(t * STEPS_PER_EPOCH);
      double start = 0;
      int phase = 0;
      while (step > ends[phase] && phase < ends.length - 1) {
        start = ends[phase];
        phase++;
      }
      double part = (step - start) / (ends[phase] - start);
      double from = values[phase];
      double to = values[phase + 1];
      return linear
          ? (to - from) * part + from
          : to + (from - to) / 2.0 * (Math.cos(Math.PI * part) + 1);
    };
  }

  private static void oneCycle() {
    double[] ends = {0.3 * STEPS - 1, STEPS - 1};
    curve(
        "@Sgd(learningRate = 0.05, momentum = 0.95) @OneCycle",
        phases(false, ends, BASE / 25, BASE, BASE / 25 / 1e4),
        Map.of("momentum", phases(false, ends, 0.95, 0.85, 0.95)));
    double[] uneven = {0.22 * STEPS - 1, STEPS - 1};
    curve(
        "@Adam(learningRate = 0.05) @OneCycle(rise = 0.22, linear = true, divFactor = 10,"
            + " finalDivFactor = 100, lowestMomentum = 0.8)",
        phases(true, uneven, BASE / 10, BASE, BASE / 1000),
        Map.of("beta1", phases(true, uneven, 0.9, 0.8, 0.9)));
    double[] three = {0.4 * STEPS - 1, 2 * 0.4 * STEPS - 2, STEPS - 1};
    curve(
        "@NAdam(learningRate = 0.05) @OneCycle(rise = 0.4, threePhase = true)",
        phases(false, three, BASE / 25, BASE, BASE / 25, BASE / 25 / 1e4),
        Map.of("beta1", phases(false, three, 0.9, 0.85, 0.9, 0.9)));
    curve(
        "@Sgd(learningRate = 0.05, momentum = 0.8) @OneCycle(cycleMomentum = false)",
        phases(false, ends, BASE / 25, BASE, BASE / 25 / 1e4),
        Map.of("momentum", t -> 0.8));
  }

  private static Splits data() {
    Random random = new Random(2);
    float[][] features = new float[SAMPLES][3];
    float[] targets = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      targets[i] = (float) random.nextGaussian();
      for (int j = 0; j < 3; j++) {
        features[i][j] = (float) random.nextGaussian();
      }
    }
    return Splits.trainOnly(InMemory.regression(features, targets));
  }

  @Test
  void everyUpdateOfARunHasTheNumbersOfTheFormulas() {
    Splits data = data();
    assertAll(CURVES.stream().map(each -> () -> check(each, data)));
  }

  private static void check(Curve each, Splits data) {
    List<Double> rates = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            double epoch = (double) rates.size() / STEPS_PER_EPOCH;
            String where = each.net().header() + " at " + epoch;
            rates.add(run.learningRate());
            assertEquals(each.rate().applyAsDouble(epoch), run.learningRate(), 1e-12, where);
            each.numbers()
                .forEach(
                    (name, number) ->
                        assertEquals(
                            number.applyAsDouble(epoch), run.number(name), 1e-12, where + name));
          }
        };
    compiled.trainer(each.net()).workers(1).listener(listener).fit(data);
    assertEquals(STEPS, rates.size());
  }
}
