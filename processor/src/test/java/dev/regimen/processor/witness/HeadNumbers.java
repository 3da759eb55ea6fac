package dev.regimen.processor.witness;

import dev.regimen.train.StepBench;
import dev.regimen.train.step.TaskSpec;
import java.util.List;
import java.util.Random;

/** A batch's numbers: of each task the targets, and which samples have one. */
record HeadNumbers(double[] input, List<double[]> targets, List<double[]> present) {
  static HeadNumbers random(StepBench bench, int rows, long seed) {
    Random random = new Random(seed);
    double[] input = gaussian(random, rows * bench.blueprint().features());
    List<TaskSpec> tasks = bench.blueprint().tasks();
    List<double[]> targets = tasks.stream().map(task -> target(task, rows, random)).toList();
    List<double[]> present = tasks.stream().map(task -> present(task, rows, random)).toList();
    for (int task = 0; task < tasks.size(); task++) {
      for (int i = 0; i < targets.get(task).length && tasks.get(task).partial(); i++) {
        targets.get(task)[i] *= present.get(task)[i / tasks.get(task).width()];
      }
    }
    return new HeadNumbers(input, targets, present);
  }

  private static double[] gaussian(Random random, int count) {
    return random.doubles(count, -2, 2).toArray();
  }

  private static double[] target(TaskSpec task, int rows, Random random) {
    return switch (task.kind()) {
      case REGRESSION -> gaussian(random, rows * task.width());
      case COMPARISON -> new double[0];
      case BINARY, LABELS -> random.ints(rows * task.width(), 0, 2).asDoubleStream().toArray();
      case MULTICLASS -> {
        double[] hot = new double[rows * task.width()];
        for (int row = 0; row < rows; row++) {
          hot[row * task.width() + random.nextInt(task.width())] = 1;
        }
        yield hot;
      }
    };
  }

  private static double[] present(TaskSpec task, int rows, Random random) {
    return task.partial()
        ? random.ints(rows, 0, 3).mapToDouble(i -> i > 0 ? 1 : 0).toArray()
        : new double[0];
  }

  void feed(StepBench bench) {
    bench.input(input);
    List<TaskSpec> tasks = bench.blueprint().tasks();
    for (int task = 0; task < tasks.size(); task++) {
      bench.target(tasks.get(task).name(), targets.get(task), present.get(task));
    }
  }

  void feed(Oracle oracle, List<TaskSpec> tasks) {
    for (int task = 0; task < tasks.size(); task++) {
      oracle.set("target of " + tasks.get(task).name(), targets.get(task));
      oracle.set("present of " + tasks.get(task).name(), present.get(task));
    }
  }
}
