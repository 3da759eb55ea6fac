package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether data, network and regime fit each other. */
final class DataCheck {
  private static final Logger log = LoggerFactory.getLogger(DataCheck.class);

  private DataCheck() {}

  static void check(Blueprint blueprint, Splits splits) {
    Dataset data = splits.train();
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
    Stream.of(splits.train(), splits.validation(), splits.test())
        .filter(split -> split.size() > 0)
        .forEach(split -> checkConditions(blueprint, split));
    if (blueprint.vocabulary() > 0) {
      Stream.of(splits.train(), splits.validation(), splits.test())
          .forEach(split -> checkIds(blueprint, split));
    }
    int[] places = tasks(blueprint, data);
    for (int task = 0; task < places.length; task++) {
      checkTargets(blueprint, blueprint.tasks().get(task), data, places[task]);
    }
  }

  /**
   * The numbers of the network's tasks in the data: by their names, and the first one's where none
   * has its name what the data was made with.
   */
  static int[] tasks(Blueprint blueprint, Dataset data) {
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

  /** What is said beside the network's name where it has several tasks. */
  private static String of(Blueprint blueprint, TaskSpec task) {
    return blueprint.tasks().size() == 1
        ? blueprint.network()
        : String.format(Locale.ROOT, "the task %s of %s", task.name(), blueprint.network());
  }

  private static void checkTargets(Blueprint blueprint, TaskSpec task, Dataset data, int place) {
    if (task.kind() == Blueprint.Task.REGRESSION) {
      checkOutputs(of(blueprint, task), task, data, place);
    } else {
      checkClasses(of(blueprint, task), task, data, place);
    }
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

  private static void checkOutputs(String network, TaskSpec task, Dataset data, int place) {
    if (data.labelled(place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples carry classes, but %s predicts numbers: declare classes = %d"
                  + " instead of outputs",
              network,
              data.classes(place).size()));
    }
    if (data.outputs(place) != task.width()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples have %d target values, but %s has %d outputs",
              data.outputs(place),
              network,
              task.width()));
    }
  }

  private static void checkClasses(String network, TaskSpec task, Dataset data, int place) {
    if (!data.labelled(place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT, "samples carry numbers as targets, but %s predicts classes", network));
    }
    if (data.classes(place).size() != task.classes()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "there are %d classes %s, but %s declares %d",
              data.classes(place).size(),
              Printable.of(data.classes(place)),
              network,
              task.classes()));
    }
  }

  /**
   * What is suspicious of mirror images of what seems to be digits, where the regime does not state
   * what labels depend on; the compiler cannot know the names of the classes.
   */
  static Optional<String> flippedDigits(Blueprint blueprint, Dataset data) {
    if (blueprint.flips().isEmpty() || data.classes().stream().noneMatch(DataCheck::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
                Locale.ROOT,
                "[Regimen:LabelSensitiveAugmentation] %s mirrors images, and classes of %s are named %s:",
                String.join(", ", blueprint.flips()),
                data.source(),
                Printable.of(data.classes()))
            + " if these are digits, their labels depend on it."
            + String.format(
                Locale.ROOT,
                " @LabelSensitive({ImageChange.FLIP}) on %s refuses it,"
                    + " @LabelSensitive({}) allows it",
                blueprint.network()));
  }

  /**
   * An exponential average that looks back more than a fifth of the run remembers its beginning.
   */
  static Optional<String> averageHorizon(Run run) {
    Blueprint blueprint = run.blueprint();
    double decay = run.settings().numberOr(Settings.EMA_DECAY, 0);
    long steps = (long) run.epochs() * run.stepsPerEpoch();
    if (Average.elements(blueprint) == 0 || 5 / (1 - decay) <= steps) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "[Regimen:AverageHorizon] after the %d updates of the run %.3g %% of the average are"
                + " still the initial weights of %s: %s = %s looks %.0f updates back",
            steps,
            100 * Math.pow(decay, steps),
            blueprint.network(),
            Settings.EMA_DECAY,
            Settings.text(decay),
            1 / (1 - decay)));
  }

  private static boolean isDigit(String name) {
    return name.length() == 1 && Character.isDigit(name.charAt(0));
  }

  /** The names of each task's classes; none where it predicts numbers. */
  static List<List<String>> classNames(Blueprint blueprint, Dataset data) {
    return Arrays.stream(tasks(blueprint, data)).mapToObj(data::classes).toList();
  }

  /** Refuses data whose classes have other names, or another order, than those trained on. */
  static void requireClasses(Blueprint blueprint, Dataset data, List<List<String>> trained) {
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
  static int usable(Blueprint blueprint, Dataset train, int batch) {
    int smallest = blueprint.smallestBatch();
    if (batch < smallest) {
      throw DataException.of(
          train.source(),
          String.format(
              Locale.ROOT,
              "a batch of %d is too small for %s, which needs %d samples for its batch statistics",
              batch,
              blueprint.network(),
              smallest));
    }
    int rest = train.size() % batch;
    if (rest == 0 || rest >= smallest) {
      return train.size();
    }
    log.info(
        "{}: the last batch of an epoch would have {} sample, too few for batch statistics; each"
            + " epoch leaves out another one",
        blueprint.network(),
        rest);
    return train.size() - rest;
  }

  /** Why early stopping cannot watch a metric that is no number in the first epoch. */
  static DataException unmeasurable(Blueprint blueprint, Splits splits, Metric metric) {
    Dataset data = metric.onValidation() ? splits.validation() : splits.train();
    String why =
        metric == Metric.VALIDATION_R2 ? "the targets do not vary" : "a prediction is no number";
    return DataException.of(
        data.source(),
        String.format(
            Locale.ROOT,
            "early stopping of %s watches %s, which is NaN on these %d samples: %s",
            blueprint.network(),
            metric,
            data.size(),
            why));
  }

  /** What the run watches: what the regime says, else the loss. */
  static Metric monitor(Blueprint blueprint, Splits splits) {
    boolean validated = splits.validation().size() > 0;
    Optional<Metric> asked = blueprint.earlyStopping().map(Blueprint.EarlyStopping::monitor);
    if (asked.isPresent() && asked.get().onValidation() && !validated) {
      throw DataException.of(
          splits.train().source(),
          String.format(
              Locale.ROOT,
              "early stopping watches %s, but there is no validation split: set %s above 0",
              asked.get(),
              Settings.VALIDATION));
    }
    return asked.orElse(validated ? Metric.VALIDATION_LOSS : Metric.TRAIN_LOSS);
  }
}
