package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.Inference;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.Slot;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Batch normalization: every axis but the last is averaged over. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class BatchNormRule implements LayerRule<BatchNorm> {
  private static final int SMALL_BATCH = 16;
  private static final double UNCONVERGED = 0.01;

  @Override
  public Class<BatchNorm> annotation() {
    return BatchNorm.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public Value lower(Use<BatchNorm> use, Value x, LayerScope layer) {
    outsideRecurrences(use, layer);
    Padding.refuse(use, x, layer);
    Shape channels = Shape.of(x.shape().last());
    Value gamma = layer.parameter("_norm.weight", "gamma", channels, Initial.constant(1));
    Value beta = layer.parameter("_norm.bias", "beta", channels, Initial.constant(0));
    boolean running = use.annotation().inference() == Inference.RUNNING;
    Moments moments = layer.gathers() || !running ? Moments.ofBatch(x) : kept(layer, channels);
    if (layer.gathers()) {
      alone(use, x, layer);
      gather(use, x, moments, layer);
    }
    Scalar epsilon = layer.setting(use, "epsilon");
    Value rstd = moments.variance().plus(epsilon).rsqrt().named("rstd");
    Value normal = x.minus(moments.mean()).times(rstd).named("normal");
    return normal.times(gamma).plus(beta).named("scaled");
  }

  /** Beside a recurrence the statistics would be those of all times together. */
  private static void outsideRecurrences(Use<BatchNorm> use, LayerScope layer) {
    layer.rules().in(Role.LAYER, layer.layer().uses()).stream()
        .flatMap(bound -> bound.rule().normalizedInside(bound.use()).stream())
        .findFirst()
        .ifPresent(
            inside -> {
              throw layer
                  .misfit(
                      "BatchNormInRecurrence",
                      use,
                      "@BatchNorm on a recurrence takes the states of all times for one"
                          + " distribution, which changes from time to time")
                  .fix("@LayerNorm in its place")
                  .fix("or delete @BatchNorm, and write " + inside.elsewhere());
            });
  }

  /** One value per channel in a batch has no variance. */
  private static void alone(Use<BatchNorm> use, Value x, LayerScope layer) {
    if (layer.batch() == 1 && x.shape().elements() == x.shape().last()) {
      throw layer
          .misfit(
              "BatchNormWithOne",
              use,
              "@BatchNorm sees one value per channel when batch = 1: its variance is 0")
          .fix("@LayerNorm")
          .fix("or more samples a batch: @Train(batch = 32)");
    }
  }

  private record Moments(Value mean, Value variance) {
    static Moments ofBatch(Value x) {
      int[] axes = IntStream.range(0, x.shape().rank() - 1).toArray();
      return new Moments(x.mean(axes).named("mean"), x.variance(axes).named("variance"));
    }
  }

  private static Moments kept(LayerScope layer, Shape channels) {
    return new Moments(
        layer.running("_norm.running_mean", "runningMean", channels, 0),
        layer.running("_norm.running_var", "runningVariance", channels, 1));
  }

  /** running ← keep·running + (1 − keep)·batch; the variance without bias, n/(n − 1). */
  private static void gather(Use<BatchNorm> use, Value x, Moments batch, LayerScope layer) {
    Shape channels = Shape.of(x.shape().last());
    Moments running = kept(layer, channels);
    Scalar keep = layer.setting(use, "keep");
    Scalar take = Scalar.ONE.minus(keep);
    double values = (double) x.shape().elements() / x.shape().last();
    Scalar count = Scalar.of(Scalar.Clock.ROWS).times(values);
    // One value has no unbiased variance; it then counts as 0.
    Scalar unbiased = count.dividedBy(count.minus(1).max(Scalar.ONE));
    Value mean = batch.mean().reshape(channels);
    Value variance = batch.variance().reshape(channels).times(unbiased);
    layer.becomes(running.mean(), running.mean().times(keep).plus(mean.times(take)));
    layer.becomes(running.variance(), running.variance().times(keep).plus(variance.times(take)));
  }

  @Override
  public void check(Use<BatchNorm> use, NetworkModel network, Rules rules, Report report) {
    double keep = use.annotation().keep();
    if (keep >= 0 && keep < 0.5) {
      report
          .warning(
              "RunningAverageInverted",
              use.site().member("keep"),
              "keep = " + keep + " forgets the running statistics within a few steps")
          .why("keep is the share of the old value; PyTorch's momentum is 1 - keep")
          .fix(use.fix("keep", Rounded.of(1 - keep)));
    }
    Position.of(use, network)
        .filter(position -> position.firstWith(BatchNorm.class))
        .ifPresent(position -> checkBatch(use, position, rules, report));
  }

  private static void checkBatch(
      Use<BatchNorm> use, Position position, Rules rules, Report report) {
    NetworkModel network = position.network();
    int batch = RunSize.of(network, rules).batch();
    if (batch > 1 && batch < SMALL_BATCH) {
      report
          .warning(
              "BatchNormSmallBatch",
              use.site(),
              "@BatchNorm estimates mean and variance from batch = " + batch + " samples")
          .why("below " + SMALL_BATCH + " samples the estimates are noisy")
          .fix("@LayerNorm")
          .fix("or " + batch(network, 2 * SMALL_BATCH));
    }
    network
        .use(Data.class)
        .ifPresent(data -> checkSize(use, position, data.annotation(), rules, report));
  }

  /** The next larger batch that leaves no sample alone. */
  private static int withoutLonely(int samples, int batch) {
    int larger = batch + 1;
    while (samples % larger == 1) {
      larger++;
    }
    return larger;
  }

  /** What states the batch, with another one. */
  private static String batch(NetworkModel network, int batch) {
    return RunSize.stated(network.regime())
        .map(use -> use.fixElsewhere("batch", batch))
        .orElse("@Train(batch = " + batch + ")");
  }

  private static void checkSize(
      Use<BatchNorm> use, Position position, Data data, Rules rules, Report report) {
    RunSize run = RunSize.of(position.network(), rules);
    Optional<Integer> lonely =
        run.sizes().stream().filter(size -> size > 1 && data.train() % size == 1).findFirst();
    if (lonely.isPresent() && onVectors(position, rules)) {
      report
          .warning(
              "LastBatchOfOne",
              use.site(),
              "the last batch of an epoch holds one sample, whose variance is 0")
          .why(data.train() + " samples mod batch " + lonely.get() + " = 1")
          .fix(batch(position.network(), withoutLonely(data.train(), lonely.get())));
    }
    double steps = run.batches(data.train());
    double left = Math.pow(use.annotation().keep(), steps);
    if (left > UNCONVERGED) {
      report
          .warning(
              "RunningUnconverged",
              use.site().member("keep"),
              "after the run "
                  + Rounded.of(100 * left)
                  + " % of the running statistics are still"
                  + " their initial values: keep = "
                  + use.annotation().keep())
          .why("keep = " + use.annotation().keep() + " to the power of " + (long) steps + " steps")
          .fix(use.fix("keep", converging(steps)));
    }
  }

  /** The usual share of 0.9, or a smaller one where the run is too short for that. */
  private static double converging(double steps) {
    double largest = Math.pow(UNCONVERGED, 1 / Math.max(1, steps));
    return Math.min(0.9, Math.floor(100 * largest) / 100);
  }

  /**
   * Whether a channel has one value a sample here: behind a dense layer or global pooling, or on
   * table rows.
   */
  private static boolean onVectors(Position position, Rules rules) {
    return position.network().input().rank() == 1
        || position.network().layers().subList(0, position.index()).stream()
            .anyMatch(before -> flattens(before, slot -> true, rules))
        || flattens(position.layer(), slot -> slot.compareTo(Slot.NORMALIZE) < 0, rules);
  }

  private static boolean flattens(LayerModel layer, Predicate<Slot> slots, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> slots.test(bound.rule().slot()))
        .anyMatch(bound -> bound.rule().flattens(bound.annotation()));
  }

  @Override
  public boolean centers(BatchNorm annotation) {
    return true;
  }

  @Override
  public boolean keepsStatistics(BatchNorm annotation) {
    return annotation.inference() == Inference.RUNNING;
  }

  @Override
  public boolean normalizesShortcut(BatchNorm annotation, Shape output) {
    return true;
  }
}
