package dev.regimen.train.loop;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.Texts;
import dev.regimen.data.augment.Resolution;
import dev.regimen.text.Printable;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.TaskSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether data, network and regime fit each other. */
public final class DataCheck {
  private static final Logger log = LoggerFactory.getLogger(DataCheck.class);

  private DataCheck() {}

  public static void check(Blueprint blueprint, Splits splits) {
    Dataset data = splits.train();
    if (Texts.are(data)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples are texts, but %s takes numbers: @Text on its class makes ids of them",
              blueprint.network()));
    }
    if (data.features() != blueprint.features()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples have %d features %s, but %s expects %d %s",
              data.features(),
              Arrays.toString(data.shape()),
              blueprint.network(),
              blueprint.features(),
              Arrays.toString(blueprint.input())));
    }
    checkSides(blueprint, data);
    checkImages(blueprint, data);
    Stream.of(splits.train(), splits.validation(), splits.test())
        .filter(split -> split.size() > 0)
        .forEach(split -> checkConditions(blueprint, split));
    if (blueprint.vocabulary() > 0 && Texts.tokenizer(data).isEmpty()) {
      Stream.of(splits.train(), splits.validation(), splits.test())
          .forEach(split -> checkIds(blueprint, split));
    }
    int[] places = tasks(blueprint, data);
    for (int task = 0; task < places.length; task++) {
      TaskSpec spec = blueprint.tasks().get(task);
      TargetCheck.check(blueprint, spec, data, places[task]);
      for (Dataset split : List.of(splits.train(), splits.validation(), splits.test())) {
        TargetCheck.checkPresent(blueprint, spec, split, places[task]);
      }
    }
  }

  /** Refuses training samples whose weights are not what the regime asks for. */
  public static void checkWeights(Blueprint blueprint, Splits splits) {
    LossWeights.of(blueprint, splits.train());
  }

  /**
   * The numbers of the network's tasks in the data: by their names, and the first one's where none
   * has its name what the data was made with.
   */
  public static int[] tasks(Blueprint blueprint, Dataset data) {
    List<String> given = data.tasks();
    int[] places = new int[blueprint.tasks().size()];
    for (int task = 0; task < places.length; task++) {
      String name = blueprint.tasks().get(task).name();
      places[task] = given.indexOf(name);
      if (task == 0) {
        places[task] = Math.max(0, places[task]);
      } else if (places[task] < 0) {
        throw DataException.of(
            data.source(),
            String.format(
                Locale.ROOT,
                "there are no targets for the task %s of %s, only for %s: see withTask",
                name,
                blueprint.network(),
                given.stream().map(each -> each.isEmpty() ? "the first" : each).toList()));
      }
    }
    return places;
  }

  /**
   * As many features in other places are scrambled pixels. Vectors have no sides to compare, and a
   * side of 1 moves nothing.
   */
  private static void checkSides(Blueprint blueprint, Dataset data) {
    int[] found = data.shape();
    int[] expected = blueprint.input();
    if (found.length == 1 || expected.length == 1 || Arrays.equals(sides(found), sides(expected))) {
      return;
    }
    boolean first =
        found.length == 3 && Arrays.equals(new int[] {found[1], found[2], found[0]}, expected);
    throw DataException.of(
        data.source(),
        String.format(
            Locale.ROOT,
            "samples are %s, but %s expects %s: height, width, channels last%s",
            Arrays.toString(found),
            blueprint.network(),
            Arrays.toString(expected),
            first ? "; data.channelsLast() moves them" : ""));
  }

  /** What is shown at another size is standardized by channels, which vectors do not have. */
  private static void checkImages(Blueprint blueprint, Dataset data) {
    int[] expected = blueprint.input();
    if (!blueprint.resolution().equals(Resolution.OWN) && data.shape().length != expected.length) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples are %s, but %s shows images at other sizes: data.withShape(%s) says where"
                  + " pixels lie",
              Arrays.toString(data.shape()),
              blueprint.network(),
              Arrays.stream(expected).mapToObj(String::valueOf).collect(Collectors.joining(", "))));
    }
  }

  private static int[] sides(int[] shape) {
    return Arrays.stream(shape).filter(side -> side != 1).toArray();
  }

  private static void checkConditions(Blueprint blueprint, Dataset data) {
    if (data.conditions() != blueprint.conditionWidth()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples come with %d numbers as condition, but %s expects %d: see withConditions",
              data.conditions(),
              blueprint.network(),
              blueprint.conditionWidth()));
    }
    float[] condition = new float[data.conditions()];
    for (int i = 0; condition.length > 0 && i < data.size(); i++) {
      data.condition(i, condition, 0);
      Optional<String> problem = Ids.conditionProblem(blueprint, condition);
      if (problem.isPresent()) {
        throw DataException.atIndex(data.source(), i, problem.get());
      }
    }
  }

  private static void checkIds(Blueprint blueprint, Dataset data) {
    float[] sample = new float[data.features()];
    for (int i = 0; i < data.size(); i++) {
      data.features(i, sample, 0);
      Optional<String> problem = Ids.problem(blueprint, sample);
      if (problem.isPresent()) {
        throw DataException.atIndex(data.source(), i, problem.get());
      }
    }
  }

  /** The names of each task's classes; none where it predicts numbers. */
  public static List<List<String>> classNames(Blueprint blueprint, Dataset data) {
    return Arrays.stream(tasks(blueprint, data)).mapToObj(data::classes).toList();
  }

  /** Refuses data whose classes have other names, or another order, than those trained on. */
  public static void requireClasses(Blueprint blueprint, Dataset data, List<List<String>> trained) {
    List<List<String>> found = classNames(blueprint, data);
    for (int task = 0; task < trained.size(); task++) {
      if (!found.get(task).equals(trained.get(task))) {
        throw DataException.of(
            data.source(),
            String.format(
                Locale.ROOT,
                "the classes %s are not %s",
                Printable.of(found.get(task)),
                Printable.of(trained.get(task))));
      }
    }
  }

  /** How many samples an epoch goes through: a last batch that is too short is left out. */
  public static int usable(Blueprint blueprint, Settings settings, Dataset train, int batch) {
    int smallest = blueprint.smallestBatch();
    requireRows(blueprint, train, batch);
    int size = size(blueprint, settings, train);
    int rest = size % batch;
    if (rest == 0 || rest >= smallest) {
      return size;
    }
    RunFinding finding =
        new RunFinding(
            "LastBatchOfOne",
            blueprint.network(),
            String.format(
                Locale.ROOT,
                "the last batch of an epoch would have %d sample, too few for batch statistics",
                rest),
            String.format(
                Locale.ROOT,
                "%d samples mod batch %d = %d; each epoch leaves out another one",
                size,
                batch,
                rest),
            "nothing is lost, or another batch");
    if (!blueprint.silences(finding.id())) {
      log.info("{}", finding);
    }
    return size - rest;
  }

  /** Samples of an epoch: all, and of the windows of a stream as many as the regime says. */
  private static int size(Blueprint blueprint, Settings settings, Dataset train) {
    int windows = blueprint.continuous() ? 0 : settings.wholeOr(Settings.WINDOWS, 0);
    return Math.min(train.size(), windows > 0 ? windows : Texts.together(train));
  }

  /** Refuses batches of fewer samples than the network needs. */
  static void requireRows(Blueprint blueprint, Dataset train, int batch) {
    boolean streams = blueprint.unlabelled().learns();
    int smallest = Math.max(streams ? 2 : 1, blueprint.smallestBatch());
    if (batch < smallest) {
      throw DataException.of(
          train.source(),
          String.format(
              Locale.ROOT,
              "a batch of %d is too small for %s, which needs %d samples for its %s",
              batch,
              blueprint.network(),
              smallest,
              streams ? "two streams" : "batch statistics"));
    }
  }

  /** Why something cannot watch a metric that is no number in the first epoch. */
  public static DataException unmeasurable(
      String who, Blueprint blueprint, Splits splits, Metric metric) {
    Dataset data = metric.onValidation() ? splits.validation() : splits.train();
    return DataException.of(
        data.source(),
        String.format(
            Locale.ROOT,
            "%s of %s watches %s, which is NaN on these %d samples: %s",
            who,
            blueprint.network(),
            metric,
            data.size(),
            metric.undefined()));
  }

  /** What the run watches: what the regime says, else the loss. */
  public static Metric monitor(Blueprint blueprint, Splits splits) {
    boolean validated = splits.validation().size() > 0;
    Optional<Metric> asked = blueprint.earlyStopping().map(Blueprint.EarlyStopping::monitor);
    asked.ifPresent(metric -> requireSplit(splits, "early stopping", metric));
    return asked.orElse(validated ? Metric.VALIDATION_LOSS : Metric.TRAIN_LOSS);
  }

  /** Refuses to watch a metric of validation where there is none. */
  public static void requireSplit(Splits splits, String who, Metric metric) {
    if (metric.onValidation() && splits.validation().size() == 0) {
      throw DataException.of(
          splits.train().source(),
          String.format(
              Locale.ROOT,
              "%s watches %s, but there is no validation split: set %s above 0",
              who,
              metric,
              Settings.VALIDATION));
    }
  }
}
