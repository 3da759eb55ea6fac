package dev.regimen.processor.model;

import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.ir.Shape;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A network together with the regime it is trained by: everything that one trainer is made from.
 *
 * <p>Its layers and blocks are collected once: whoever asks for each layer's place among them would
 * otherwise walk the network as often as it is deep.
 */
public final class NetworkModel {
  /** The last epochs of a run, however many it has. */
  private static final int AT_THE_END = Integer.MAX_VALUE - 1;

  private final String packageName;
  private final String network;
  private final String trainer;
  private final Shape input;
  private final List<TaskModel> tasks;
  private final List<Part> parts;
  private final List<Use<?>> regime;
  private final Site site;
  private final Home home;
  private final List<Replaced> replaced;
  private final int epoch;
  private final List<LayerModel> layers;
  private final List<BlockModel> blocks;
  private final Map<String, Integer> indices = new HashMap<>();
  private final Map<String, BlockModel> blocksByName = new HashMap<>();
  private final Map<String, Reader> readers;
  private final HeadLayers heads;

  /**
   * A network.
   *
   * @param packageName the package of the trainer, empty for the unnamed one
   * @param network the network's class, as the source names it from its package: {@code Outer.Net}
   * @param trainer the simple name of the generated class
   * @param input the shape of one sample, without the batch
   * @param tasks what is predicted, the main task first
   * @param parts the fields, in source order
   * @param regime the annotations of the class that states the regime and, where that is another
   *     one, of the network's class
   * @param site the class that the trainer is generated for
   */
  public NetworkModel(
      String packageName,
      String network,
      String trainer,
      Shape input,
      List<TaskModel> tasks,
      List<Part> parts,
      List<Use<?>> regime,
      Site site) {
    this(
        packageName,
        network,
        trainer,
        input,
        tasks,
        parts,
        regime,
        site,
        Home.USUAL,
        List.of(),
        AT_THE_END);
  }

  private NetworkModel(
      String packageName,
      String network,
      String trainer,
      Shape input,
      List<TaskModel> tasks,
      List<Part> parts,
      List<Use<?>> regime,
      Site site,
      Home home,
      List<Replaced> replaced,
      int epoch) {
    this.packageName = packageName;
    this.network = network;
    this.trainer = trainer;
    this.input = input;
    this.tasks = List.copyOf(tasks);
    this.parts = List.copyOf(parts);
    this.regime = List.copyOf(regime);
    this.site = site;
    this.home = home;
    this.replaced = List.copyOf(replaced);
    this.epoch = epoch;
    layers = parts.stream().flatMap(Part::layers).toList();
    blocks = parts.stream().flatMap(Part::blocks).toList();
    for (int i = 0; i < layers.size(); i++) {
      indices.putIfAbsent(layers.get(i).name(), i);
    }
    blocks.forEach(block -> blocksByName.put(block.name(), block));
    heads = new HeadLayers(this.tasks, this.parts);
    readers = Reader.all(parts, part -> taskOf(part).map(TaskModel::name));
  }

  /** A network of one task, whose head is the last part. */
  public NetworkModel(
      String packageName,
      String network,
      String trainer,
      Shape input,
      Target target,
      List<Part> parts,
      List<Use<?>> regime,
      Site site) {
    this(
        packageName, network, trainer, input, List.of(TaskModel.only(target)), parts, regime, site);
  }

  public String packageName() {
    return packageName;
  }

  public String network() {
    return network;
  }

  public String trainer() {
    return trainer;
  }

  public Shape input() {
    return input;
  }

  /** What is predicted, the main task first. */
  public List<TaskModel> tasks() {
    return tasks;
  }

  /** The task that the regime speaks of where it names none. */
  public TaskModel main() {
    return tasks.get(0);
  }

  /** What the main task predicts. */
  public Target target() {
    return main().target();
  }

  /** What is said of a task: on itself, and of the main one by the regime. */
  public List<Use<?>> uses(TaskModel task) {
    return task.equals(main())
        ? Stream.concat(task.uses().stream(), regime.stream()).toList()
        : task.uses();
  }

  /** The task that a part of the network is of the head of, if it is of one. */
  public Optional<TaskModel> taskOf(Part part) {
    return taskOf(part.name());
  }

  /** The task whose head a layer is, or is in. */
  public Optional<TaskModel> taskOf(String layer) {
    return heads.task(layer);
  }

  /** The task that a use is said of: a head's own, else the main one. */
  public TaskModel taskOf(Use<?> use) {
    return taskOf(use.layer()).orElse(main());
  }

  /** Whether a layer is, or is in, the last part of a head: what predicts. */
  public boolean predicts(String layer) {
    return heads.predicts(layer);
  }

  /** The layer that ends the head of a task; empty where the network has no such part. */
  public Optional<LayerModel> end(TaskModel task) {
    return heads.end(task);
  }

  public List<Part> parts() {
    return parts;
  }

  public List<Use<?>> regime() {
    return regime;
  }

  public Site site() {
    return site;
  }

  /** Every layer, those in blocks included, in the order in which they are applied. */
  public List<LayerModel> layers() {
    return layers;
  }

  /** The place of a layer among {@link #layers()}. */
  public OptionalInt index(String layer) {
    Integer index = indices.get(layer);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** What reads the output of a layer. */
  public Reader reader(String layer) {
    return readers.getOrDefault(layer, Reader.SEVERAL);
  }

  /** Every application of a block, in the order in which they begin. */
  public List<BlockModel> blocks() {
    return blocks;
  }

  /** The blocks that a layer is a field in, the outermost first. */
  public List<BlockModel> around(String layer) {
    List<BlockModel> around = new ArrayList<>();
    for (int dot = layer.indexOf('.'); dot >= 0; dot = layer.indexOf('.', dot + 1)) {
      BlockModel block = blocksByName.get(layer.substring(0, dot));
      if (block != null) {
        around.add(block);
      }
    }
    return around;
  }

  /** The same with other parts. */
  public NetworkModel with(List<Part> others) {
    return new NetworkModel(
        packageName, network, trainer, input, tasks, others, regime, site, home, replaced, epoch);
  }

  /** The same with another trainer's place. */
  public NetworkModel in(Home other) {
    return new NetworkModel(
        packageName, network, trainer, input, tasks, parts, regime, site, other, replaced, epoch);
  }

  public Home home() {
    return home;
  }

  /** The same as it trains behind so many epochs. */
  public NetworkModel at(int epochs) {
    return new NetworkModel(
        packageName, network, trainer, input, tasks, parts, regime, site, home, replaced, epochs);
  }

  /** Epochs that have gone when it trains as this model says. */
  public int epoch() {
    return epoch;
  }

  /** The same, knowing what its regime has in the place of other techniques. */
  public NetworkModel replacing(List<Replaced> others) {
    return new NetworkModel(
        packageName, network, trainer, input, tasks, parts, regime, site, home, others, epoch);
  }

  /** What the regime would have had of its network and of presets, but for something else. */
  public List<Replaced> replaced() {
    return replaced;
  }

  /** The use of an annotation in the regime, if there is one. */
  public <A extends Annotation> Optional<Use<A>> use(Class<A> type) {
    return regime.stream()
        .filter(use -> type.isInstance(use.annotation()))
        .map(use -> use.as(type))
        .findFirst();
  }
}
