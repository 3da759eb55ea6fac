package dev.regimen.processor.read;

import dev.regimen.annotation.Block;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.StructuralNumber;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.TextInput;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Finds the techniques on a declaration, those brought by annotations of the user's own included.
 */
final class Techniques {
  private final AnnotationRegistry registry;
  private final Map<String, Integer> values;

  Techniques(AnnotationRegistry registry) {
    this(registry, Map.of());
  }

  /**
   * Techniques as they are written but for some numbers of the structure.
   *
   * @param values those numbers, by their full names
   */
  Techniques(AnnotationRegistry registry, Map<String, Integer> values) {
    this.registry = registry;
    this.values = values;
  }

  /** The same with other numbers of the structure. */
  Techniques varied(Map<String, Integer> others) {
    return new Techniques(registry, others);
  }

  /** A use with the numbers that were given for it. */
  <A extends Annotation> Use<A> varied(Use<A> use) {
    return StructuralNumber.varied(use, values);
  }

  /**
   * The techniques on a field or class; of one group there are several only if the source is wrong.
   *
   * @param element the declaration
   * @param site its place
   * @param layer the name of the layer that they are of, empty for a regime's
   * @param variant gathers what does not hold
   */
  List<Use<?>> on(Element element, ElementSite site, String layer, Variant variant) {
    List<Use<?>> direct = new ArrayList<>();
    List<Use<?>> brought = new ArrayList<>();
    List<Variant.Removal> removals = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (registry.find(name(mirror)).isPresent()) {
        use(mirror, site.at(mirror), layer).ifPresent(direct::add);
      } else {
        removals.addAll(Variant.removals(mirror, site.at(mirror)));
        ElementSite at = site.at(mirror, "@" + declaration(mirror).getSimpleName());
        brought.addAll(expand(mirror, at, layer, new LinkedHashSet<>(), variant));
      }
    }
    return variant.over(direct, variant.without(removals, direct, withoutRepeats(brought)));
  }

  /** Those on a field, where nothing is taken away. */
  List<Use<?>> on(Element field, ElementSite site, String layer) {
    return on(field, site, layer, variant());
  }

  /** Whether a use is said of a task, and not of a layer. */
  boolean ofTasks(Use<?> use) {
    return registry.ofTasks(use);
  }

  /** What of a regime's techniques is on blocks. */
  NetworkWide networkWide(List<Use<?>> regime) {
    return new NetworkWide(registry, regime);
  }

  /** Ids of a sample, where a regime says that samples are texts. */
  OptionalInt textLength(List<Use<?>> regime) {
    return registry.texts(regime).stream().mapToInt(TextInput::length).findFirst();
  }

  /** What a network predicts whose annotation states this. */
  Target target(Target stated, List<Use<?>> regime) {
    return registry.target(stated, regime);
  }

  /** The pretext task that a regime is of, if it is of one. */
  Optional<PretextNetwork> pretext(List<Use<?>> regime) {
    return registry.pretext(regime);
  }

  /** Reports what has no meaning at all. */
  UnknownAnnotations unknown(Report report) {
    return new UnknownAnnotations(registry, report);
  }

  /** Gathers what of a class's techniques does not hold. */
  Variant variant() {
    return new Variant(registry);
  }

  /** Those on a class, without the word that it is a block. */
  List<Use<?>> ofClass(TypeElement type, ElementSite site, String layer, Variant variant) {
    return on(type, site, layer, variant).stream()
        .<Use<?>>filter(use -> !(use.annotation() instanceof Block))
        .toList();
  }

  /**
   * What holds where a regime is silent: the techniques whose rules say so, each with its own
   * defaults, so that a run may override all their numbers. They become uses like any other, so
   * nothing downstream knows defaults, and the summary of a run names them. (The default loss
   * depends on the last layer's shape, which is not known here.)
   */
  List<Use<?>> standard(ElementSite site) {
    return registry.standard().stream()
        .<Use<?>>map(type -> new Use<Annotation>(Stated.of(type, Map.of()), "", site))
        .toList();
  }

  /** What an annotation that is not itself a technique stands for, by its declaration. */
  private List<Use<?>> expand(
      AnnotationMirror composed,
      ElementSite at,
      String layer,
      Set<String> around,
      Variant variant) {
    if (name(composed).startsWith("java.") || !around.add(name(composed))) {
      return List.of();
    }
    List<Use<?>> own = new ArrayList<>();
    List<Use<?>> nested = new ArrayList<>();
    List<Variant.Removal> removals = new ArrayList<>();
    for (AnnotationMirror mirror : declaration(composed).getAnnotationMirrors()) {
      if (registry.find(name(mirror)).isPresent()) {
        use(mirror, at, layer).ifPresent(own::add);
      } else {
        removals.addAll(Variant.removals(mirror, at));
        nested.addAll(expand(mirror, at, layer, around, variant));
      }
    }
    around.remove(name(composed));
    return variant.over(own, variant.without(removals, own, withoutRepeats(nested)));
  }

  private Optional<Use<?>> use(AnnotationMirror mirror, ElementSite at, String layer) {
    return registry
        .find(name(mirror))
        .flatMap(type -> Mirrored.of(mirror, type))
        .map(annotation -> varied(new Use<Annotation>(annotation, layer, at)));
  }

  /** Two annotations of the user's own may bring the same technique with the same values. */
  private static List<Use<?>> withoutRepeats(List<Use<?>> uses) {
    Set<Annotation> seen = new LinkedHashSet<>();
    return uses.stream().<Use<?>>filter(use -> seen.add(use.annotation())).toList();
  }

  static String name(AnnotationMirror mirror) {
    return declaration(mirror).getQualifiedName().toString();
  }

  private static TypeElement declaration(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** The annotation of a type on a declaration, if it is there. */
  static Optional<? extends AnnotationMirror> mirror(
      Element element, Class<? extends Annotation> type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> name(mirror).equals(type.getCanonicalName()))
        .findFirst();
  }
}
