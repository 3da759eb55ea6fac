package dev.regimen.train.step;

import dev.regimen.annotation.Metric;
import dev.regimen.data.augment.Augmentation;
import dev.regimen.train.step.Blueprint.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Blueprint}: one call for each fact, in the order in which users wrote them. */
public final class BlueprintBuilder extends VectorFacts {
  final String network;
  int[] input = {};
  final TaskList.Builder tasks = new TaskList.Builder();
  int vocabulary;
  int conditionWidth;
  int conditionClasses;
  final List<Blueprint.Layer> layers = new ArrayList<>();
  int smallestBatch = 1;
  final SettingDeclarations settings = new SettingDeclarations();
  boolean averagesEpochs;
  final List<String> keeps = new ArrayList<>();
  Blueprint.@Nullable EarlyStopping earlyStopping;
  final List<ExposedLayer> exposed = new ArrayList<>();
  String regime = "";

  BlueprintBuilder(String network) {
    this.network = network;
  }

  @Override
  BlueprintBuilder self() {
    return this;
  }

  /** The shape of one sample, channels last. */
  public BlueprintBuilder input(int... shape) {
    input = shape.clone();
    return this;
  }

  /** Features are numbers of the rows of a table of this many. */
  public BlueprintBuilder vocabulary(int size) {
    vocabulary = size;
    return this;
  }

  /**
   * Samples come with numbers beside their features.
   *
   * @param classes the one number is whole, from 0 and below this; 0 where they are any numbers
   */
  public BlueprintBuilder condition(int width, int classes) {
    conditionWidth = width;
    conditionClasses = classes;
    return this;
  }

  /** What is said next is of the task of this name; the first is the main one. */
  public BlueprintBuilder task(String name) {
    tasks.name = name;
    return this;
  }

  /** Samples may lack the target that is said next. */
  public BlueprintBuilder partial() {
    tasks.partial = true;
    return this;
  }

  /** Each token of a sample has the target that is said next; what has none does not count. */
  public BlueprintBuilder perToken() {
    tasks.perToken = true;
    return this;
  }

  /** What is said next counts where the network is not shown what it is to predict. */
  public BlueprintBuilder masked() {
    tasks.masked = true;
    return this;
  }

  /** The loss of the target that is said next cannot compare with shares of classes. */
  public BlueprintBuilder wholeClasses() {
    tasks.wholeClasses = true;
    return this;
  }

  /** The network predicts one of this many classes, with a probability for each. */
  public BlueprintBuilder classes(int count) {
    tasks.target(Task.MULTICLASS, count);
    return this;
  }

  /** The network predicts one of two classes by the probability of the second. */
  public BlueprintBuilder binary() {
    tasks.target(Task.BINARY, 1);
    return this;
  }

  /** The network predicts which of this many labels a sample has, with a probability for each. */
  public BlueprintBuilder labels(int count) {
    tasks.target(Task.LABELS, count);
    return this;
  }

  /** The network predicts this many real numbers. */
  public BlueprintBuilder outputs(int count) {
    tasks.target(Task.REGRESSION, count);
    return this;
  }

  /** The network yields this many numbers, by which samples of a batch are compared. */
  public BlueprintBuilder compared(int count) {
    tasks.target(Task.COMPARISON, count);
    return this;
  }

  /** A line of the summary; see {@link Blueprint.Layer}. */
  public BlueprintBuilder layer(
      String field, String description, String output, long parameterCount, long multiplyAdds) {
    layers.add(new Blueprint.Layer(field, description, output, parameterCount, multiplyAdds));
    return this;
  }

  /** The fewest samples of a training batch: 2 with batch statistics; 1 unless stated. */
  public BlueprintBuilder smallestBatch(int rows) {
    smallestBatch = rows;
    return this;
  }

  /** A whole number that a run may override, and the interval of what it may be. */
  public BlueprintBuilder setting(String name, long standard, String interval) {
    return setting(new Setting(name, standard, Range.parse(interval), true));
  }

  /** A number that a run may override, and the interval of what it may be. */
  public BlueprintBuilder setting(String name, double standard, String interval) {
    return setting(new Setting(name, standard, Range.parse(interval), false));
  }

  private BlueprintBuilder setting(Setting setting) {
    settings.add(setting);
    return this;
  }

  /** In every run one setting is less than another, else it is refused, with the reason. */
  public BlueprintBuilder below(String name, String limit, String because) {
    settings.add(new Relation(List.of(name), Relation.How.PRODUCT, limit, false, because));
    return this;
  }

  /** {@link #below(String, String, String)}, or equal. */
  public BlueprintBuilder atMost(String name, String limit, String because) {
    settings.add(new Relation(List.of(name), Relation.How.PRODUCT, limit, true, because));
    return this;
  }

  /** {@link #below(String, String, String)} of the product of two settings and a number. */
  public BlueprintBuilder productBelow(String one, String other, double limit, String because) {
    settings.add(new Relation(List.of(one, other), Relation.How.PRODUCT, limit, false, because));
    return this;
  }

  /**
   * In every run two settings that are fractions of the same data come to less than all of it, else
   * it is refused, with the reason; numbers of samples, from 1 on, only the data can refuse.
   */
  public BlueprintBuilder sharesBelowOne(String one, String other, String because) {
    settings.add(new Relation(List.of(one, other), Relation.How.SHARES, 1.0, false, because));
    return this;
  }

  /**
   * Stops when the metric got no better by more than the setting {@code earlyStopping.minDelta} in
   * {@code earlyStopping.patience} epochs.
   */
  public BlueprintBuilder earlyStopping(Metric monitor, boolean restoreBest) {
    return earlyStopping("", monitor, restoreBest);
  }

  /** {@link #earlyStopping(Metric, boolean)} by the metric of one of several tasks. */
  public BlueprintBuilder earlyStopping(String ofTask, Metric monitor, boolean restoreBest) {
    earlyStopping = new Blueprint.EarlyStopping(ofTask, monitor, restoreBest);
    return this;
  }

  /**
   * A technique of augmentation, made anew for each run from its numbers; those of one kind apply
   * in the order of these calls.
   */
  public BlueprintBuilder augment(Function<Settings, Augmentation> made) {
    preparation.augmentations.add(made);
    return this;
  }

  /** A technique, as written, that mirrors images though nothing says what labels depend on. */
  public BlueprintBuilder flips(String technique) {
    preparation.flips.add(technique);
    return this;
  }

  /** Uses the mean of the weights behind epoch {@code swa.start} and every {@code swa.every}. */
  public BlueprintBuilder averageEpochs() {
    averagesEpochs = true;
    return this;
  }

  /** Inference shows what this layer yields, behind the predictions and those stated before. */
  public BlueprintBuilder exposes(String layer, int width) {
    exposed.add(new ExposedLayer(layer, width));
    return this;
  }

  /** A setting that at 0 makes running statistics those of one batch. */
  public BlueprintBuilder keep(String setting) {
    keeps.add(setting);
    return this;
  }

  /** What an epoch's line shows behind the loss. */
  public BlueprintBuilder metrics(Metric... shown) {
    tasks.metrics = List.of(shown);
    return this;
  }

  /** The k of the main task's top-k accuracy; 5 or all classes but one unless stated. */
  public BlueprintBuilder topK(int k) {
    tasks.topK = k;
    return this;
  }

  /** The regime in words, for the summary. */
  public BlueprintBuilder regime(String text) {
    regime = text;
    return this;
  }

  /** The finished blueprint. */
  public Blueprint build() {
    BlueprintCheck.check(this);
    return new Blueprint(this);
  }
}
