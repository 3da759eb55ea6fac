package dev.regimen.processor.model;

import dev.regimen.processor.diagnostic.Site;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/**
 * One field of a network.
 *
 * @param name the field's name
 * @param uses the annotations on it that Regimen knows, in no meaningful order
 * @param site the field
 */
public record LayerModel(String name, List<Use<?>> uses, Site site) {
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
}
