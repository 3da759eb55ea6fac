package dev.regimen.train.step;

import dev.regimen.annotation.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the compiler knows about a network and its regime, as data: what the runtime needs to plan
 * memory, to split and feed the data, to name the values in a file and to print the summary.
 *
 * <p>Generated code builds one with {@link #network(String)}; nothing in it changes afterwards.
 */
public final class Blueprint extends Beginning {
  private final String network;
  private final int[] input;
  private final int features;
  private final TaskList tasks;
  private final int vocabulary;
  private final int conditionWidth;
  private final int conditionClasses;
  private final List<Layer> layers;
  private final VectorLayout layout;
  private final int smallestBatch;
  private final Map<String, Setting> settings;
  private final ScheduleSpec schedule;
  private final List<Relation> relations;
  private final long multiplyAdds;
  private final boolean averagesEpochs;
  private final List<String> keeps;
  private final Optional<EarlyStopping> earlyStopping;
  private final List<ExposedLayer> exposed;
  private final String regime;

  Blueprint(BlueprintBuilder from) {
    super(from);
    network = from.network;
    input = from.input;
    features = Arrays.stream(input).reduce(1, Math::multiplyExact);
    tasks = from.tasks.build(network, features);
    vocabulary = from.vocabulary;
    conditionWidth = from.conditionWidth;
    conditionClasses = from.conditionClasses;
    layers = List.copyOf(from.layers);
    multiplyAdds = layers.stream().mapToLong(Layer::multiplyAdds).sum();
    layout = from.layout.build();
    smallestBatch = from.smallestBatch;
    settings = from.settings.byName();
    schedule = from.schedule();
    relations = from.settings.relations();
    averagesEpochs = from.averagesEpochs;
    keeps = List.copyOf(from.keeps);
    earlyStopping = Optional.ofNullable(from.earlyStopping);
    exposed = List.copyOf(from.exposed);
    regime = from.regime;
  }

  /** Begins the blueprint of the network of this name. */
  public static BlueprintBuilder network(String name) {
    return new BlueprintBuilder(name);
  }

  /** What a network predicts. */
  public enum Task {
    /** One of several classes; a probability for each. */
    MULTICLASS,
    /** One of two classes; the probability of the second. */
    BINARY,
    /** Any of several labels; a probability for each by itself. */
    LABELS,
    /** Real numbers. */
    REGRESSION,
    /** Numbers by which samples of a batch are compared; there is no right one. */
    COMPARISON
  }

  /**
   * A line of the summary.
   *
   * @param field the user's field
   * @param description what it does: {@code dense + batchNorm + relu}
   * @param output the shape of one sample's output
   * @param parameters trainable numbers
   * @param multiplyAdds multiplications with addition for one sample's forward pass
   */
  public record Layer(
      String field, String description, String output, long parameters, long multiplyAdds) {}

  /**
   * When to stop before the last epoch; patience and the smallest change are settings.
   *
   * @param task whose metric is watched; empty for the network's loss and the main task's metrics
   * @param monitor what is watched
   * @param restoreBest whether the best weights are put back at the end
   */
  public record EarlyStopping(String task, Metric monitor, boolean restoreBest) {}

  /** The network's name. */
  public String network() {
    return network;
  }

  /** The shape of one sample: {28, 28, 1}, channels last. */
  public int[] input() {
    return input.clone();
  }

  /** The number of features of one sample. */
  public int features() {
    return features;
  }

  /** Features are whole numbers from 0 and below this; 0 where they may be any numbers. */
  public int vocabulary() {
    return vocabulary;
  }

  /** Numbers that each sample comes with beside its features; 0 without a condition. */
  public int conditionWidth() {
    return conditionWidth;
  }

  /** A condition is a whole number from 0 and below this; 0 where it may be any numbers. */
  public int conditionClasses() {
    return conditionClasses;
  }

  /** What the network predicts, the main task first. */
  public List<TaskSpec> tasks() {
    return tasks.all();
  }

  /** The number of the task of this name in {@link #tasks()}. */
  public int task(String name) {
    return tasks.number(name);
  }

  /** What the main task predicts. */
  public Task task() {
    return main().kind();
  }

  /** The number of classes of the main task; 2 for a binary one, 0 for regression. */
  public int classes() {
    return main().classes();
  }

  /** Columns of the main task's target and prediction matrices: classes, 1 for binary, outputs. */
  public int targetWidth() {
    return main().width();
  }

  TaskSpec main() {
    return tasks.main();
  }

  /** Elements of all targets of a sample, and of what says by how much they count. */
  public int targetElements() {
    return tasks.targetElements() + (weighting().any() && !main().partial() ? 1 : 0);
  }

  /** Whether the generated code computes in double; for checks of gradients. */
  public boolean doublePrecision() {
    return layout.doublePrecision();
  }

  /** The lines of the summary, in the order of the forward pass. */
  public List<Layer> layers() {
    return layers;
  }

  /** Multiplications with addition of all layers for one sample's forward pass. */
  public long multiplyAdds() {
    return multiplyAdds;
  }

  VectorLayout layout() {
    return layout;
  }

  /** The parameters, in the order of the flat vector. */
  public List<NamedTensor> parameters() {
    return layout.parameters();
  }

  /** The running statistics, in the order of their own flat vector. */
  public List<NamedTensor> running() {
    return layout.running();
  }

  /** Elements of the flat parameter vector. */
  public long parameterCount() {
    return layout.parameterCount();
  }

  /** Elements of the flat vector of gradients: tables may lie behind them that have none there. */
  public long gradientCount() {
    return layout.gradientCount();
  }

  /** Elements of the flat vector of running statistics. */
  public long runningCount() {
    return layout.runningCount();
  }

  /** What the update keeps of ranges of the parameters and of the running statistics. */
  public List<Slot> slots() {
    return layout.slots();
  }

  /** Elements of all slots of some kinds, which lie in whole tiles. */
  public long slotCount(Slot.Kind... kinds) {
    return layout.slotCount(kinds);
  }

  /** Elements of the gradients that workers compute in parts; each but the first has its own. */
  public long parts() {
    return layout.parts();
  }

  /** Elements that are computed from the weights alone, once a step. */
  public long derived() {
    return layout.derived();
  }

  /** Elements of the arena for each sample of a batch. */
  public long activations() {
    return layout.activations();
  }

  /** What this many elements take. */
  public long bytes(long elements) {
    return layout.bytes(elements);
  }

  /** Bytes that a run may take; {@code Long.MAX_VALUE} where nothing bounds them. */
  public long memoryBudget() {
    return layout.memoryBudget();
  }

  /** The fewest samples that a training batch may have; a shorter last one is left out. */
  public int smallestBatch() {
    return smallestBatch;
  }

  /** The numbers that a run may override, by name, in the order of declaration. */
  public Map<String, Setting> settings() {
    return settings;
  }

  /** What changes over a run beside the learning rate. */
  public ScheduleSpec schedule() {
    return schedule;
  }

  List<Relation> relations() {
    return relations;
  }

  /** Whether the equal average of the weights at epochs' ends is used. */
  public boolean averagesEpochs() {
    return averagesEpochs;
  }

  /** Settings that at 0 make running statistics those of one batch. */
  public List<String> keeps() {
    return keeps;
  }

  /** The k of the main task's top-k accuracy. */
  public int topK() {
    return main().rank();
  }

  /** What an epoch's line shows behind the loss, in order; empty where nobody says. */
  public List<Metric> metrics() {
    return tasks.metrics();
  }

  /** When to stop before the last epoch; empty without early stopping. */
  public Optional<EarlyStopping> earlyStopping() {
    return earlyStopping;
  }

  /** The layers that inference shows, in the order in which it does. */
  public List<ExposedLayer> exposed() {
    return exposed;
  }

  /** The regime in words, for the summary. */
  public String regime() {
    return regime;
  }

  @Override
  public String toString() {
    return Summary.line(this);
  }
}
