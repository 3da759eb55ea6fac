package dev.regimen.train;

import dev.regimen.text.Printable;
import dev.regimen.train.step.TaskSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a network of several tasks predicts of one sample: a {@link Label}, {@link LabelSet} or
 * {@link Estimate} for each. Its trainer has a class of its own for them with an accessor for each
 * task, named as the field.
 */
public class Predictions {
  private final Map<String, Object> tasks;

  private Predictions(Map<String, Object> tasks) {
    this.tasks = tasks;
  }

  /** Called by generated code. */
  protected Predictions(Predictions same) {
    this(same.tasks);
  }

  static Predictions of(List<TaskSpec> specs, List<PredictedRow> rows) {
    Map<String, Object> tasks = new LinkedHashMap<>();
    for (PredictedRow row : rows) {
      TaskSpec spec = specs.get(row.task());
      tasks.put(spec.name(), decoded(spec, row));
    }
    return new Predictions(tasks);
  }

  private static Object decoded(TaskSpec spec, PredictedRow row) {
    return switch (spec.kind()) {
      case MULTICLASS, BINARY -> Label.of(row);
      case LABELS -> LabelSet.of(row);
      case REGRESSION, COMPARISON -> Estimate.of(row);
    };
  }

  /**
   * What is predicted for a task, by its name.
   *
   * @throws IllegalArgumentException if the network has no such task
   */
  public Object task(String name) {
    Object found = tasks.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no task " + Printable.of(name) + " among " + tasks.keySet());
    }
    return found;
  }

  /**
   * The class that is predicted for a task.
   *
   * @throws IllegalArgumentException if the network has no such task, or it predicts no class
   */
  public Label label(String task) {
    return as(Label.class, task);
  }

  /**
   * The set of labels that is predicted for a task.
   *
   * @throws IllegalArgumentException if the network has no such task, or it predicts no labels
   */
  public LabelSet labelSet(String task) {
    return as(LabelSet.class, task);
  }

  /**
   * The numbers that are predicted for a task.
   *
   * @throws IllegalArgumentException if the network has no such task, or it predicts no numbers
   */
  public Estimate estimate(String task) {
    return as(Estimate.class, task);
  }

  private <T> T as(Class<T> type, String task) {
    Object found = task(task);
    if (!type.isInstance(found)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the task %s predicts %s, not %s",
              task,
              found.getClass().getSimpleName(),
              type.getSimpleName()));
    }
    return type.cast(found);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Predictions same && tasks.equals(same.tasks);
  }

  @Override
  public int hashCode() {
    return tasks.hashCode();
  }

  /** Each task and what is predicted for it, in order. */
  @Override
  public String toString() {
    return tasks.toString();
  }
}
