package dev.regimen.processor.model;

import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.ir.Shape;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/**
 * A network together with the regime it is trained by: everything that one trainer is made from.
 *
 * @param packageName the package of the trainer, empty for the unnamed one
 * @param network the network's class, as the source names it from its package: {@code Outer.Net}
 * @param trainer the simple name of the generated class
 * @param input the shape of one sample, without the batch
 * @param target what is predicted
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
    Target target,
    List<Part> parts,
    List<Use<?>> regime,
    Site site) {

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
    return new NetworkModel(packageName, network, trainer, input, target, others, regime, site);
  }

  /** The use of an annotation in the regime, if there is one. */
  public <A extends Annotation> Optional<Use<A>> use(Class<A> type) {
    return regime.stream()
        .filter(use -> type.isInstance(use.annotation()))
        .map(use -> use.as(type))
        .findFirst();
  }
}
