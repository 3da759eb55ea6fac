package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.train.metric.ClassAccumulator;
import dev.regimen.train.metric.ErrorSums;
import dev.regimen.train.step.RunState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What epochs came to, saved in a run's state and made anew from it. An evaluation never changes,
 * so it is not restored in its place: there is none when a run goes on.
 *
 * @param tasks the names of the network's tasks
 * @param names of each task's classes, or of its outputs
 */
record EvaluationState(List<String> tasks, List<List<String>> names) {
  /** The epochs, as many as there were. */
  List<Epoch> epochs(RunState state, List<Epoch> epochs) {
    int count = (int) state.count("epochs", epochs.size());
    List<Epoch> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RunState part = state.within(Integer.toString(i + 1));
      kept.add(epoch(part, state.restores() ? null : epochs.get(i)));
    }
    return kept;
  }

  private Epoch epoch(RunState state, @Nullable Epoch epoch) {
    boolean saves = epoch != null;
    Evaluation train = evaluation(state.within("train"), saves ? epoch.train() : null);
    boolean validated =
        state.count("validated", saves && epoch.validation().isPresent() ? 1 : 0) == 1;
    Evaluation validation =
        validated
            ? evaluation(
                state.within("validation"), saves ? epoch.validation().orElseThrow() : null)
            : null;
    return new Epoch(
        (int) state.count("number", saves ? epoch.number() : 0),
        train,
        Optional.ofNullable(validation),
        state.number("rate", saves ? epoch.learningRate() : 0),
        state.count("best", saves && epoch.best() ? 1 : 0) == 1,
        state.number("seconds", saves ? epoch.seconds() : 0),
        state.number("speed", saves ? epoch.samplesPerSecond() : 0));
  }

  /** A network's evaluation, and that of each task where there are several. */
  private Evaluation evaluation(RunState state, @Nullable Evaluation value) {
    Evaluation network = one(state, value, 0);
    int count = (int) state.count("tasks", value == null ? 0 : value.tasks().size());
    if (count == 0) {
      return network;
    }
    Map<String, Evaluation> each = new LinkedHashMap<>();
    for (int task = 0; task < count; task++) {
      String name = tasks.get(task);
      each.put(
          name, one(state.within("task." + task), value == null ? null : value.task(name), task));
    }
    return network.withTasks(each);
  }

  private Evaluation one(RunState state, @Nullable Evaluation value, int task) {
    boolean saves = value != null;
    return new Evaluation(
        state.count("size", saves ? value.size() : 0),
        state.number("loss", saves ? value.loss() : 0),
        (int) state.count("k", saves ? value.k() : 0),
        counted(state, saves ? value.counted() : null, names.get(task)),
        Map.of());
  }

  private static Map<String, Double> told(RunState state, Map<String, Double> value) {
    List<String> known = value.keySet().stream().sorted().toList();
    Map<String, Double> told = new LinkedHashMap<>();
    for (String name : state.text("told", String.join(" ", known)).split(" ")) {
      if (!name.isEmpty()) {
        told.put(name, state.number("told." + name, value.getOrDefault(name, 0.0)));
      }
    }
    return told;
  }

  private static Counted counted(RunState state, @Nullable Counted value, List<String> names) {
    boolean saves = value != null;
    return new Counted(
        names,
        classes(state.within("classes"), saves ? value.classes() : null),
        state.counts("confusion", saves ? value.confusion() : new long[0]),
        outputs(state, saves ? value.outputs() : List.of()),
        labels(state, saves ? value.labels() : null),
        own(state, saves ? value.own() : Map.of()),
        told(state, saves ? value.told() : Map.of()));
  }

  private static ClassCounts classes(RunState state, @Nullable ClassCounts value) {
    long[] none = {};
    return new ClassCounts(
        state.counts("ranks", value == null ? none : value.ranks()),
        state.counts("truths", value == null ? none : value.truths()),
        state.counts("predictions", value == null ? none : value.predictions()),
        state.counts("hits", value == null ? none : value.hits()));
  }

  private static List<ErrorSums> outputs(RunState state, List<ErrorSums> value) {
    int count = (int) state.count("outputs", value.size());
    List<ErrorSums> outputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ErrorSums output = state.restores() ? new ErrorSums() : value.get(i);
      state.part("output." + i, output);
      outputs.add(output);
    }
    return outputs;
  }

  private static @Nullable LabelMetrics labels(RunState state, @Nullable LabelMetrics value) {
    if (state.count("labels", value == null ? 0 : 1) == 0) {
      return null;
    }
    RunState part = state.within("labels");
    return new LabelMetrics(
        classes(part, value == null ? null : value.counts),
        part.numbers("precision", value == null ? new double[0] : value.averagePrecision),
        part.count("samples", value == null ? 0 : value.samples),
        part.count("exact", value == null ? 0 : value.exact));
  }

  private static Map<Metric, ClassAccumulator.Measured> own(
      RunState state, Map<Metric, ClassAccumulator.Measured> value) {
    String names = String.join(" ", value.keySet().stream().map(Metric::name).toList());
    Map<Metric, ClassAccumulator.Measured> own = new EnumMap<>(Metric.class);
    for (String name : state.text("own", names).split(" ")) {
      if (!name.isEmpty()) {
        Metric metric = Metric.valueOf(name);
        own.put(metric, measured(state.within("own." + name), value.get(metric)));
      }
    }
    return own;
  }

  private static ClassAccumulator.Measured measured(
      RunState state, ClassAccumulator.@Nullable Measured value) {
    return new ClassAccumulator.Measured(
        state.number("value", value == null ? 0 : value.value()),
        state.numbers("classes", value == null ? new double[0] : value.ofClasses()));
  }
}
