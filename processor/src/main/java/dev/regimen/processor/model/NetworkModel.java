package dev.regimen.processor.model;

import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.ir.Shape;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network together with the regime it is trained by: everything that one trainer is made from.
 *
 * @param packageName the package of the trainer, empty for the unnamed one
 * @param network the network's class, as the source names it from its package: {@code Outer.Net}
 * @param trainer the simple name of the generated class
 * @param input the shape of one sample, without the batch
 * @param tasks what is predicted, the main task first
 * @param parts the fields, in source order
 * @param regime the annotations of the class that states the regime and, where that is another one,
 *     of the network's class
 * @param site the class that the trainer is generated for
 */
public record NetworkModel(
    String packageName,
    String network,
    String trainer,
    Shape input,
    List<TaskModel> tasks,
    List<Part> parts,
    List<Use<?>> regime,
    Site site) {

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

  /** The task that a part of the network is the head of, if it is one. */
  public Optional<TaskModel> taskOf(Part part) {
    return tasks.stream().filter(task -> isHead(part, task)).findFirst();
  }

  private boolean isHead(Part part, TaskModel task) {
    String head = task.head().isEmpty() ? parts.get(parts.size() - 1).name() : task.head();
    return part.name().equals(head);
  }

  /** The layer that ends the head of a task; empty where the network has no such part. */
  public Optional<LayerModel> end(TaskModel task) {
    return parts.stream()
        .filter(part -> isHead(part, task))
        .flatMap(Part::layers)
        .reduce((first, second) -> second);
  }

  /** Every layer, those in blocks included, in the order in which they are applied. */
  public List<LayerModel> layers() {
    return parts.stream().flatMap(Part::layers).toList();
  }

  /** Every application of a block, in the order in which they begin. */
  public List<BlockModel> blocks() {
    return parts.stream().flatMap(Part::blocks).toList();
  }

  /** The same with other parts. */
  public NetworkModel with(List<Part> others) {
    return new NetworkModel(packageName, network, trainer, input, tasks, others, regime, site);
  }

  /** The use of an annotation in the regime, if there is one. */
  public <A extends Annotation> Optional<Use<A>> use(Class<A> type) {
    return regime.stream()
        .filter(use -> type.isInstance(use.annotation()))
        .map(use -> use.as(type))
        .findFirst();
  }
}
