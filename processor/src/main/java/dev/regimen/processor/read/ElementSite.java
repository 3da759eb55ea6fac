package dev.regimen.processor.read;

import dev.regimen.processor.diagnostic.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A place in Java source: a declaration, an annotation on it, a value in that annotation; the
 * compiler underlines the most specific of them that it knows.
 *
 * @param owner the place as users name it
 * @param rank 0 for a class, 1 and up for its fields
 * @param element the declaration
 * @param mirror the annotation, or null for the declaration itself
 * @param value the value, or null for the whole annotation
 * @param fixed whether members have no place of their own here, since they are written elsewhere:
 *     in a class file, or on the declaration of another annotation
 * @param broughtBy that other annotation as users write it; empty where there is none
 */
public record ElementSite(
    String owner,
    int rank,
    Element element,
    @Nullable AnnotationMirror mirror,
    @Nullable AnnotationValue value,
    boolean fixed,
    String broughtBy)
    implements Site {

  /** A declaration. */
  static ElementSite of(String owner, int rank, Element element) {
    return new ElementSite(owner, rank, element, null, null, false, "");
  }

  /** A field of the class at this place. */
  ElementSite field(Element field, int place) {
    String name = owner + "." + field.getSimpleName();
    return fixed ? onBehalfOf(name) : of(name, place, field);
  }

  /** What is declared in a class file has no place; this one speaks for it. */
  ElementSite onBehalfOf(String owner) {
    return new ElementSite(owner, rank, element, mirror, value, true, broughtBy);
  }

  /** An annotation at this declaration. */
  ElementSite at(AnnotationMirror annotation) {
    return fixed ? this : new ElementSite(owner, rank, element, annotation, null, false, broughtBy);
  }

  /** An annotation at this declaration that stands for techniques written on its own. */
  ElementSite at(AnnotationMirror annotation, String standsFor) {
    ElementSite at = at(annotation);
    String text = owner + " (by " + standsFor + ")";
    return new ElementSite(text, rank, element, at.mirror, at.value, true, standsFor);
  }

  @Override
  public ElementSite member(String name) {
    if (mirror == null || fixed) {
      return this;
    }
    return written(mirror, name)
        .map(found -> new ElementSite(owner, rank, element, mirror, found, false, broughtBy))
        .orElse(this);
  }

  @Override
  public ElementSite element(int index) {
    if (value != null
        && value.getValue() instanceof List<?> values
        && index < values.size()
        && values.get(index) instanceof AnnotationValue found) {
      return new ElementSite(owner, rank, element, mirror, found, false, broughtBy);
    }
    return this;
  }

  @Override
  public boolean written() {
    return mirror != null && !fixed;
  }

  private static Optional<AnnotationValue> written(AnnotationMirror mirror, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean suppresses(String id) {
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      SuppressWarnings suppressed = at.getAnnotation(SuppressWarnings.class);
      if (suppressed != null
          && Arrays.stream(suppressed.value())
              .anyMatch(List.of("all", "Regimen", "Regimen:" + id)::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Says something about this place. */
  public void print(Messager messager, Diagnostic.Kind kind, String text) {
    if (mirror == null) {
      messager.printMessage(kind, text, element);
    } else if (value == null) {
      messager.printMessage(kind, text, element, mirror);
    } else {
      messager.printMessage(kind, text, element, mirror, value);
    }
  }
}
