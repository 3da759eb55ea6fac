package dev.regimen.train.loop;

import dev.regimen.kernel.Reals;
import dev.regimen.train.Evaluation;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.TaskSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One worker's accumulators, one for each task of the network; allocates nothing in a pass. */
public final class TaskAccumulators implements Step.Observer, Restorable {
  private final List<TaskSpec> specs;
  private final boolean weighted;
  private final BatchLoader.Source source;
  private final MetricAccumulator[] tasks;
  private final double[] lossSums;
  private final double[] samples;
  private final double[] weights;
  private final List<String> tells;

  /** Sums over the batches, and behind them how many these are. */
  private final double[] told;

  public TaskAccumulators(Blueprint blueprint, MetricChoice choice, BatchLoader.Source source) {
    this.specs = blueprint.tasks();
    this.weighted = blueprint.weighting().any();
    this.source = source;
    tasks = new MetricAccumulator[specs.size()];
    Arrays.setAll(tasks, task -> new MetricAccumulator(blueprint, choice, source, task));
    lossSums = new double[tasks.length];
    samples = new double[tasks.length];
    weights = new double[tasks.length];
    tells = blueprint.tells();
    told = new double[tells.size() + 1];
  }

  /** Accumulators of batches that lie in a memory, where it says what is masked. */
  public static TaskAccumulators of(Memory memory, MetricChoice choice, BatchLoader.Source source) {
    TaskAccumulators all = new TaskAccumulators(memory.blueprint(), choice, source);
    for (int task = 0; task < all.tasks.length; task++) {
      TaskSpec spec = all.specs.get(task);
      if (spec.masked()) {
        Reals present = memory.batch().present(task);
        all.tasks[task].masked(new MaskedTargets(present, spec.presentElements()));
      }
    }
    return all;
  }

  /** Forgets the pass before. */
  void clear() {
    for (MetricAccumulator task : tasks) {
      task.clear();
    }
    Arrays.fill(lossSums, 0);
    Arrays.fill(samples, 0);
    Arrays.fill(told, 0);
  }

  @Override
  public void state(RunState state) {
    for (int task = 0; task < tasks.length; task++) {
      state.part("task." + task, tasks[task]);
    }
    state.refill("losses", lossSums);
    state.refill("samples", samples);
    state.refill("weights", weights);
    state.refill("told", told);
  }

  /** See {@link MetricAccumulator#begin}. */
  public void begin(int start, int batchRows, int toNext) {
    for (MetricAccumulator task : tasks) {
      task.begin(start, batchRows, toNext);
    }
  }

  @Override
  public void observe(int task, Reals prediction, int width, int from, int to) {
    if (task < tasks.length) {
      tasks[task].observe(prediction, width, from, to);
    }
  }

  /** Counts the losses of a step that has run, as one of so many views of its batch. */
  void add(Step step, int views) {
    for (int task = 0; task < lossSums.length; task++) {
      lossSums[task] += step.numbers().loss(task) * step.numbers().present(task) / views;
      samples[task] += step.numbers().present(task) / views;
      weights[task] = step.numbers().weight(task);
    }
  }

  /** Counts what a training step told of its batch beside that. */
  void addTold(Step step) {
    for (int number = 0; number < tells.size(); number++) {
      told[number] += step.numbers().told(number);
    }
    told[tells.size()]++;
  }

  /** The means over the batches, by their names. */
  private Map<String, Double> told() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int number = 0; number < tells.size() && told[tells.size()] > 0; number++) {
      means.put(tells.get(number), told[number] / told[tells.size()]);
    }
    return means;
  }

  /**
   * What the workers counted together.
   *
   * @param seen samples
   * @param loss the mean loss of a network of one task that every sample counts 1 for; elsewhere it
   *     is the sum of the tasks' by the weights of the last step, each the mean over the samples
   *     that have its target
   */
  public static Evaluation evaluation(TaskAccumulators[] workers, long seen, double loss) {
    TaskAccumulators first = workers[0];
    if (first.specs.size() == 1 && !first.specs.get(0).partial() && first.samples[0] == 0) {
      return first.evaluation(workers, 0, seen, loss);
    }
    Map<String, Evaluation> tasks = new LinkedHashMap<>();
    double sum = 0;
    for (int task = 0; task < first.specs.size(); task++) {
      double mean = first.lossSums[task] / first.samples[task];
      long size = first.weighs(task) ? seen : Math.round(first.samples[task]);
      tasks.put(first.specs.get(task).name(), first.evaluation(workers, task, size, mean));
      sum += first.samples[task] == 0 ? 0 : first.weights[task] * mean;
    }
    return first.specs.size() == 1
        ? tasks.values().iterator().next()
        : first.evaluation(workers, 0, seen, sum).withTasks(tasks);
  }

  /** Whether what was added up for a task are weights, and every sample has a target for it. */
  private boolean weighs(int task) {
    return task == 0 && weighted && !specs.get(0).partial();
  }

  private Evaluation evaluation(TaskAccumulators[] workers, int task, long size, double loss) {
    MetricAccumulator[] tallies =
        Arrays.stream(workers).map(worker -> worker.tasks[task]).toArray(MetricAccumulator[]::new);
    tallies[0].tell(told());
    int place = source.tasks()[task];
    List<String> names =
        specs.get(task).classes() > 0
            ? source.data().classes(place)
            : source.data().outputNames(place);
    return Evaluation.of(tallies, size, loss, specs.get(task).rank(), names);
  }
}
