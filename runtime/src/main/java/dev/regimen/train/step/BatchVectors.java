package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The vectors of one batch: what is fed into the network, and what it is compared with. */
public final class BatchVectors {
  private final Reals input;
  private final Reals view;
  private final Reals condition;
  private final List<Reals> targets = new ArrayList<>();
  private final List<Reals> present = new ArrayList<>();

  /** Vectors for batches of at most {@code capacity} samples. */
  BatchVectors(Blueprint blueprint, int capacity) {
    boolean doubles = blueprint.doublePrecision();
    input = Vectors.allocate(doubles, (long) blueprint.mostFeatures() * capacity);
    view = Vectors.allocate(doubles, (long) blueprint.viewFeatures() * capacity);
    condition = Vectors.allocate(doubles, (long) blueprint.conditionWidth() * capacity);
    for (int task = 0; task < blueprint.tasks().size(); task++) {
      TaskSpec spec = blueprint.tasks().get(task);
      boolean counted = blueprint.weighting().counts(spec, task);
      targets.add(Vectors.allocate(doubles, (long) spec.targetElements() * capacity));
      present.add(
          Vectors.allocate(doubles, counted ? (long) spec.presentElements() * capacity : 0));
    }
  }

  /** Gives the memory back. */
  void free() {
    Stream.of(input, view, condition).forEach(Vectors::free);
    targets.forEach(Vectors::free);
    present.forEach(Vectors::free);
  }

  /** The features, [rows, features], preprocessed. */
  public Reals input() {
    return input;
  }

  /** The features in another view of each sample; none where the network sees one. */
  public Reals view() {
    return view;
  }

  /** {@link #view()} for generated steps. */
  public Floats floatView() {
    return (Floats) view;
  }

  /** {@link #view()} in double. */
  public Doubles doubleView() {
    return (Doubles) view;
  }

  /** What samples come with beside their features, [rows, condition]. */
  public Reals condition() {
    return condition;
  }

  /** The targets of a task, [rows, width]; of each token its class, [rows, tokens]. */
  public Reals target(int task) {
    return targets.get(task);
  }

  /**
   * What a sample, or each token or masked output of it, counts for a task, 0 where it lacks the
   * target and else 1 or its weight, [rows, 1]; none where every sample counts 1.
   */
  public Reals present(int task) {
    return present.get(task);
  }
}
