package dev.regimen.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * One thing to measure.
 *
 * @param name as the user asks for it
 * @param kind what is timed
 * @param network its layers
 * @param input shape of a sample: {features} or {height, width, channels}
 * @param outputs numbers that the network gives for a sample
 * @param batch samples of a step, or of a call that predicts
 * @param dropout the probability where the network has dropout
 * @param vocabulary samples are ids below this, other ones in every step; 0 where a batch stays
 */
public record Workload(
    String name,
    Kind kind,
    Network network,
    List<Integer> input,
    int outputs,
    int batch,
    double dropout,
    int vocabulary) {
  public static final double LEARNING_RATE = 1e-3;
  public static final double BETA1 = 0.9;
  public static final double BETA2 = 0.999;
  public static final double ADAM_EPSILON = 1e-8;
  public static final double NORM_EPSILON = 1e-5;

  /** The share of the old running statistics that a step keeps. */
  public static final double NORM_KEEP = 0.9;

  /** Decoupled, on weight matrices only. */
  public static final double WEIGHT_DECAY = 1e-4;

  private static final int EPOCHS = 5;
  private static final int MOST_EPOCHS = 12;

  /** Where a run ends that is told to converge: the share of the test set that is right. */
  private static final double ENOUGH = 0.9;

  /** The perceptron of mlp-128 under a whole regime, which other sides do not have. */
  private static final String REGIME = "regime-128";

  /** A table of 2 M rows of 64 numbers under a small network, which other sides are not asked. */
  private static final String TABLE = "embedding-2m";

  /** The same network, given the rows. */
  private static final String ROWS = "embedding-none";

  private static final int IDS = 32;
  private static final int WIDTH = 64;

  /** What is timed. */
  public enum Kind {
    /** A training step of a classifier: AdamW with decay, cross-entropy. */
    CLASSIFY,
    /** The same of rows of ids. */
    CLASSIFY_IDS,
    /** A training step of a regression: Adam, mean squared error. */
    REGRESS,
    /** A prediction: from float arrays on the heap to probabilities on the heap. */
    PREDICT,
    /** A classifier's whole run on Fashion-MNIST: files read, all epochs, tested at the end. */
    RUN,
    /** The same, tested after each epoch and ended by the first in which nine tenths are right. */
    CONVERGE
  }

  public static final List<Workload> ALL =
      List.of(
          dense("mlp-128", Kind.CLASSIFY, 128, 784, 512, 256, 10),
          dense(REGIME, Kind.CLASSIFY, 128, 784, 512, 256, 10),
          dense("mlp-32", Kind.CLASSIFY, 32, 784, 512, 256, 10),
          dense("mlp-small-32", Kind.CLASSIFY, 32, 784, 128, 64, 10),
          dense("mlp-wide", Kind.CLASSIFY, 256, 784, 2048, 2048, 10),
          dense("tabular", Kind.REGRESS, 64, 13, 64, 64, 1),
          images("cnn-64", Network.convolutional(), 28, 1),
          images("resnet20-64", Network.resnet20(), 32, 3),
          looking(TABLE, List.of(IDS), 2_000_000),
          looking(ROWS, List.of(1, IDS, WIDTH), 0),
          dense("predict-1", Kind.PREDICT, 1, 784, 128, 64, 10),
          dense("predict-1024", Kind.PREDICT, 1024, 784, 512, 256, 10),
          ids("gpt-12x64", Sequences.transformer(64, 128), 12, 64),
          ids("lstm-50", Sequences.recurrent(64, 128), 50, 50),
          predictions("predict-cnn-1", 1),
          predictions("predict-cnn-256", 256),
          dense("fashion-5", Kind.RUN, 128, 784, 512, 256, 10),
          converging("fashion-90"));

  private static Workload dense(String name, Kind kind, int batch, Integer... widths) {
    boolean classes = kind != Kind.REGRESS;
    List<Integer> all = List.of(widths);
    return new Workload(
        name,
        kind,
        Network.perceptron(all, classes),
        all.subList(0, 1),
        all.get(all.size() - 1),
        batch,
        classes ? 0.5 : 0,
        0);
  }

  private static Workload images(String name, Network network, int size, int channels) {
    return new Workload(name, Kind.CLASSIFY, network, List.of(size, size, channels), 10, 64, 0, 0);
  }

  private static Workload looking(String name, List<Integer> input, int vocabulary) {
    Network network = Network.meanOfRows(vocabulary, WIDTH);
    return new Workload(name, Kind.CLASSIFY, network, input, 10, 64, 0, vocabulary);
  }

  private static Workload ids(String name, Network network, int batch, int length) {
    List<Integer> input = List.of(length);
    return new Workload(name, Kind.CLASSIFY_IDS, network, input, Sequences.VOCABULARY, batch, 0, 0);
  }

  private static Workload predictions(String name, int batch) {
    Network network = Network.convolutional();
    return new Workload(name, Kind.PREDICT, network, List.of(28, 28, 1), 10, batch, 0, 0);
  }

  private static Workload converging(String name) {
    Network network = Network.convolutional();
    return new Workload(name, Kind.CONVERGE, network, List.of(28, 28, 1), 10, 64, 0, 0);
  }

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

  /**
   * What is compared with in place of other sides: a regime with the same network by a short one, a
   * table with the same network without it.
   */
  public Optional<Workload> plain() {
    return switch (name) {
      case REGIME -> Optional.of(named("mlp-128"));
      case TABLE -> Optional.of(named(ROWS));
      default -> Optional.empty();
    };
  }

  /** Whether a whole run is timed, from the start of its process. */
  public boolean whole() {
    return kind == Kind.RUN || kind == Kind.CONVERGE;
  }

  /** The training steps of a whole run's network. */
  public Workload steps() {
    return named(kind == Kind.CONVERGE ? "cnn-64" : "mlp-128");
  }

  /** The most epochs that a whole run has. */
  public int epochs() {
    return kind == Kind.CONVERGE ? MOST_EPOCHS : EPOCHS;
  }

  /** Whether a whole run is tested after this epoch, counted from 1. */
  public boolean tests(int epoch) {
    return kind == Kind.CONVERGE || epoch == epochs();
  }

  /** Whether a whole run ends, being right about this share of the test set. */
  public boolean enough(double accuracy) {
    return kind == Kind.CONVERGE && accuracy >= ENOUGH;
  }

  /** Numbers of a sample. */
  public int features() {
    return input.stream().reduce(1, (a, b) -> a * b);
  }

  /** Whether a sample is an image, which has a memory format. */
  public boolean images() {
    return input.size() > 1;
  }

  /** Whether a sample is a row of ids, as many as there are classes. */
  public boolean ids() {
    return kind == Kind.CLASSIFY_IDS;
  }

  /** Whether targets are classes. */
  public boolean classes() {
    return kind != Kind.REGRESS;
  }
}
