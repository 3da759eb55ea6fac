package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.text.Numbers;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.Workers;
import dev.regimen.train.step.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The learning-rate range test (Smith 2017, <i>Cyclical learning rates for training neural
 * networks</i>): a run whose rate grows in equal ratios from update to update, until its loss grows
 * instead of falling.
 *
 * <p>It is a run of its own, in memory of its own: the trainer's weights, settings and next {@code
 * fit} are what they were, bit for bit. Nothing is printed or saved.
 *
 * @param points the rate and the loss of each update, in order
 */
public record RateRangeTest(List<Point> points) {
  private static final double LOW = 1e-7;
  private static final double HIGH = 10;
  private static final int UPDATES = 100;

  /** The share of the old mean that a new one keeps; the mean is divided by 1 − 0.98ᵗ. */
  private static final double SMOOTHING = 0.98;

  /** A smoothed loss that is so many times the lowest one ends the test. */
  private static final double TOO_HIGH = 4;

  /** Points at either end in which slopes say nothing. */
  private static final int MARGIN = 5;

  /** Keeps a copy. */
  public RateRangeTest {
    points = List.copyOf(points);
  }

  /**
   * One update.
   *
   * @param learningRate that it was made with
   * @param loss of its batches, before it
   * @param smoothed the exponential mean of the losses until then
   */
  public record Point(double learningRate, double loss, double smoothed) {}

  /** From 1e-7 to 10 in 100 updates. */
  public static RateRangeTest of(Trainer<?> trainer, Dataset data) {
    return of(trainer, data, LOW, HIGH, UPDATES);
  }

  /**
   * A test of a range.
   *
   * @param data to train on, split as {@code fit} does
   * @param low the first rate, above 0
   * @param high the last rate, above {@code low}
   * @param updates of the whole range, at least 2; the test ends before where the loss grows
   */
  public static RateRangeTest of(
      Trainer<?> trainer, Dataset data, double low, double high, int updates) {
    if (!(low > 0 && high > low && updates >= 2)) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "a range test goes from a rate above 0 to a higher one in at least 2 updates, not"
                  + " from %s to %s in %d",
              Settings.text(low),
              Settings.text(high),
              updates));
    }
    Curve curve = new Curve(low, Math.log(high / low) / (updates - 1), updates);
    trainer.turn.take(
        () -> {
          curve.run(trainer, data);
          return curve;
        });
    return new RateRangeTest(curve.points);
  }

  /** The rate whose smoothed loss was the lowest; learning is unstable from there on. */
  public double lowest() {
    return points.get(indexOfLowest()).learningRate();
  }

  private int indexOfLowest() {
    int lowest = 0;
    for (int i = 1; i < points.size(); i++) {
      lowest = points.get(i).smoothed() < points.get(lowest).smoothed() ? i : lowest;
    }
    return lowest;
  }

  /**
   * The rate at which the smoothed loss fell fastest over the logarithm of the rate, before it was
   * lowest: a rate to begin with.
   */
  public double steepest() {
    int last = Math.max(1, indexOfLowest() - MARGIN);
    int steepest = Math.min(MARGIN, last);
    for (int i = steepest; i < last; i++) {
      steepest = slope(i) < slope(steepest) ? i : steepest;
    }
    return points.get(steepest).learningRate();
  }

  /** Rates lie in equal ratios, so that differences are slopes. */
  private double slope(int index) {
    int next = Math.min(points.size() - 1, index + 1);
    int before = Math.max(0, index - 1);
    return (points.get(next).smoothed() - points.get(before).smoothed()) / (next - before);
  }

  /** What it came to, in a line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "the loss falls fastest at a learning rate of %s and no longer from %s on (%s)",
        Numbers.rate(steepest()),
        Numbers.rate(lowest()),
        Numbers.counted(points.size(), "update"));
  }

  /** The run: its rate is a function of the update, and its losses are the points. */
  private static final class Curve implements Listener {
    private final double low;
    private final double growth;
    private final int updates;
    private final List<Point> points = new ArrayList<>();
    private double mean;
    private double least = Double.POSITIVE_INFINITY;

    Curve(double low, double growth, int updates) {
      this.low = low;
      this.growth = growth;
      this.updates = updates;
    }

    private double rate(long update) {
      return low * Math.exp(growth * update);
    }

    <P> void run(Trainer<P> trainer, Dataset data) {
      Settings own = trainer.settings();
      Splits splits = StepProbe.seen(trainer, RegimeSplits.of(trainer, data));
      int each = RunClock.of(trainer.blueprint(), own, splits.train()).at(1).updates();
      long epochs = updates / each + 1;
      Map<String, Number> longEnough = Map.of(Settings.EPOCHS, epochs, Settings.PATIENCE, epochs);
      Settings settings = own.with(longEnough);
      int workers = Workers.count(0, trainer.blueprint(), settings);
      CheckpointPlan nowhere = new CheckpointPlan(null, null, Set.of());
      trainer.ramp = this::rate;
      try {
        new Fit<>(trainer, settings, splits, List.of(this), workers, nowhere).run();
      } catch (NonFiniteLossException diverged) {
        // The end that the test looks for: the rates until then are its result.
      } finally {
        trainer.ramp = null;
      }
    }

    @Override
    public void onStepEnd(Run run) {
      double loss = run.loss();
      if (!Double.isFinite(loss)) {
        return;
      }
      int seen = points.size() + 1;
      mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
      double smoothed = mean / (1 - Math.pow(SMOOTHING, seen));
      points.add(new Point(rate(points.size()), loss, smoothed));
      least = Math.min(least, smoothed);
      if (seen == updates || seen > 2 * MARGIN && smoothed > TOO_HIGH * least) {
        run.requestStop();
      }
    }
  }
}
