package dev.regimen.processor.model;

import dev.regimen.processor.diagnostic.Site;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One field of type {@code Layer}, or what a block itself does to its output.
 *
 * @param name its path; a block's own for what the block does itself
 * @param uses the annotations on it that Regimen knows, in no meaningful order
 * @param site the field, or the block's class
 */
public record LayerModel(String name, List<Use<?>> uses, Site site) implements Part {
  /** The use of an annotation on this field, if there is one. */
  public <A extends Annotation> Optional<Use<A>> use(Class<A> type) {
    return uses.stream()
        .filter(use -> type.isInstance(use.annotation()))
        .map(use -> use.as(type))
        .findFirst();
  }

  public boolean has(Class<? extends Annotation> type) {
    return use(type).isPresent();
  }

  /** How a message names this: by its field, in a block by the block's class and field. */
  public String text() {
    return name.equals(field()) ? name : site.owner();
  }

  @Override
  public Stream<LayerModel> layers() {
    return Stream.of(this);
  }

  @Override
  public Stream<BlockModel> blocks() {
    return Stream.of();
  }
}
