package dev.regimen.benchmark;

import java.util.List;

/**
 * One thing to measure: a multilayer perceptron with ReLU after every layer but the last.
 *
 * @param name as the user asks for it
 * @param kind what is timed
 * @param widths of the input, the hidden layers and the output
 * @param batch samples of a step, or of a call that predicts
 * @param norm whether hidden layers have batch normalization, and then no bias
 * @param dropout after each hidden layer
 */
public record Workload(
    String name, Kind kind, List<Integer> widths, int batch, boolean norm, double dropout) {
  public static final double LEARNING_RATE = 1e-3;
  public static final double BETA1 = 0.9;
  public static final double BETA2 = 0.999;
  public static final double ADAM_EPSILON = 1e-8;
  public static final double NORM_EPSILON = 1e-5;

  /** The share of the old running statistics that a step keeps. */
  public static final double NORM_KEEP = 0.9;

  /** Decoupled, on weight matrices only. */
  public static final double WEIGHT_DECAY = 1e-4;

  /** What is timed. */
  public enum Kind {
    /** A training step of a classifier: AdamW with decay, cross-entropy. */
    CLASSIFY,
    /** A training step of a regression: Adam, mean squared error. */
    REGRESS,
    /** A prediction: from float arrays on the heap to probabilities on the heap. */
    PREDICT
  }

  public static final List<Workload> ALL =
      List.of(
          new Workload("mlp-128", Kind.CLASSIFY, List.of(784, 512, 256, 10), 128, true, 0.5),
          new Workload("mlp-32", Kind.CLASSIFY, List.of(784, 512, 256, 10), 32, true, 0.5),
          new Workload("mlp-small-32", Kind.CLASSIFY, List.of(784, 128, 64, 10), 32, true, 0.5),
          new Workload("mlp-wide", Kind.CLASSIFY, List.of(784, 2048, 2048, 10), 256, true, 0.5),
          new Workload("tabular", Kind.REGRESS, List.of(13, 64, 64, 1), 64, false, 0),
          new Workload("predict-1", Kind.PREDICT, List.of(784, 128, 64, 10), 1, true, 0.5),
          new Workload("predict-1024", Kind.PREDICT, List.of(784, 512, 256, 10), 1024, true, 0.5));

  /**
   * The workload of this name.
   *
   * @throws IllegalArgumentException if there is none; it lists those that there are
   */
  public static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no workload is named '%s'; there are %s".formatted(name, names())));
  }

  /** The names of all workloads. */
  public static List<String> names() {
    return ALL.stream().map(Workload::name).toList();
  }

  /** How many layers have weights. */
  public int layers() {
    return widths.size() - 1;
  }

  /** What layer {@code layer}, from 0, is named: hidden1, hidden2, …, output. */
  public String layer(int layer) {
    return layer == layers() - 1 ? "output" : "hidden" + (layer + 1);
  }

  /** Whether layer {@code layer} is normalized, and so has no bias. */
  public boolean norm(int layer) {
    return norm && layer < layers() - 1;
  }

  public int features() {
    return widths.get(0);
  }

  public int outputs() {
    return widths.get(layers());
  }

  /** Whether targets are classes. */
  public boolean classes() {
    return kind != Kind.REGRESS;
  }
}
