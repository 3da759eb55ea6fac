package dev.regimen.processor.read;

import dev.regimen.annotation.Without;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Replaced;
import dev.regimen.processor.model.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * What of the techniques that a class would have is not in force: what stronger ones replace, and
 * what {@link Without} takes away.
 */
final class Variant {
  private final AnnotationRegistry registry;
  private final List<Replaced> replaced = new ArrayList<>();
  private final List<Removal> removals = new ArrayList<>();

  /** What could be taken away, as users write it without the sign. */
  private final Set<String> removable = new TreeSet<>();

  /** One class that {@link Without} names. */
  static final class Removal {
    private final TypeElement type;
    private final ElementSite site;
    private boolean met;
    private boolean contradicted;

    private Removal(TypeElement type, ElementSite site) {
      this.type = type;
      this.site = site;
    }

    private String simple() {
      return type.getSimpleName().toString();
    }

    /** Whether this takes a use away: by its own annotation, or by the one that brings it. */
    private boolean names(Use<?> use) {
      String name = use.annotation().annotationType().getCanonicalName();
      return type.getQualifiedName().contentEquals(name)
          || use.site().broughtBy().equals("@" + simple());
    }
  }

  Variant(AnnotationRegistry registry) {
    this.registry = registry;
  }

  /** What was replaced or taken away, in the order of reading. */
  List<Replaced> replaced() {
    return List.copyOf(replaced);
  }

  /** What else of it does not hold. */
  void replace(List<Replaced> others) {
    replaced.addAll(others);
  }

  /** The classes that an annotation names, if it is {@link Without}. */
  static List<Removal> removals(AnnotationMirror mirror, ElementSite at) {
    if (!Techniques.name(mirror).equals(Without.class.getCanonicalName())) {
      return List.of();
    }
    List<Removal> named = new ArrayList<>();
    for (AnnotationValue value : mirror.getElementValues().values()) {
      List<?> types = value.getValue() instanceof List<?> list ? list : List.of(value);
      for (int i = 0; i < types.size(); i++) {
        if (((AnnotationValue) types.get(i)).getValue() instanceof DeclaredType type) {
          ElementSite place = at.member("value").element(i);
          named.add(new Removal((TypeElement) type.asElement(), place));
        }
      }
    }
    return named;
  }

  /** The stronger, and those of the weaker in whose groups there is none of the stronger. */
  List<Use<?>> over(List<Use<?>> stronger, List<Use<?>> weaker) {
    List<Use<?>> all = new ArrayList<>(stronger);
    for (Use<?> use : weaker) {
      String group = registry.group(use);
      Optional<Use<?>> by =
          stronger.stream().filter(other -> registry.group(other).equals(group)).findFirst();
      if (by.isEmpty()) {
        all.add(use);
      } else if (!by.get().annotation().equals(use.annotation())) {
        replaced.add(new Replaced(use, by));
      }
    }
    return all;
  }

  /**
   * What is left of what annotations on a declaration bring.
   *
   * @param named what is taken away there
   * @param direct what stands on the declaration itself, and stays
   */
  List<Use<?>> without(List<Removal> named, List<Use<?>> direct, List<Use<?>> brought) {
    removals.addAll(named);
    named.forEach(removal -> removal.contradicted = direct.stream().anyMatch(removal::names));
    return remaining(named, brought);
  }

  /** What a network says beside its labels, for a regime that is of a task in their place. */
  List<Use<?>> besideLabels(List<Use<?>> uses, Optional<PretextNetwork> task) {
    List<Use<?>> left = new ArrayList<>(uses);
    task.ifPresent(
        of -> {
          left.removeIf(of::ofLabels);
          uses.stream().filter(of::ofLabels).map(of::replaced).forEach(replaced::add);
        });
    return left;
  }

  /** What a network has for a regime that takes something away. */
  List<Use<?>> inherited(List<Use<?>> uses, Variant ofNetwork) {
    replaced.addAll(0, ofNetwork.replaced);
    return remaining(removals, uses);
  }

  private List<Use<?>> remaining(List<Removal> named, List<Use<?>> uses) {
    List<Use<?>> left = new ArrayList<>();
    for (Use<?> use : uses) {
      boolean may = registry.removable(use.annotation().annotationType());
      if (may) {
        Stream.of("@" + use.annotation().annotationType().getSimpleName(), use.site().broughtBy())
            .filter(name -> !name.isEmpty())
            .forEach(name -> removable.add(name.substring(1)));
      }
      List<Removal> by = named.stream().filter(removal -> may && removal.names(use)).toList();
      by.forEach(removal -> removal.met = true);
      if (by.isEmpty()) {
        left.add(use);
      } else {
        replaced.add(new Replaced(use, Optional.empty()));
      }
    }
    return left;
  }

  /** What a network says of one of its tasks, without what is taken away. */
  List<Use<?>> inheritedUses(List<Use<?>> uses) {
    return remaining(removals, uses);
  }

  /** A network's parts without what is taken away from fields and blocks. */
  List<Part> inherited(List<Part> parts) {
    return parts.stream().flatMap(part -> inherited(part).stream()).toList();
  }

  private Optional<Part> inherited(Part part) {
    if (part instanceof LayerModel layer) {
      LayerModel left = inherited(layer);
      boolean nothing = left.uses().isEmpty() && !layer.uses().isEmpty();
      return nothing ? Optional.empty() : Optional.of(left);
    }
    BlockModel block = (BlockModel) part;
    List<Part> parts = inherited(block.parts());
    return parts.isEmpty() && !block.parts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BlockModel(
                block.name(),
                block.use(),
                inherited(block.self()),
                parts,
                block.shortcut(),
                block.site()));
  }

  private LayerModel inherited(LayerModel layer) {
    return new LayerModel(layer.name(), remaining(removals, layer.uses()), layer.site());
  }

  /**
   * Reports what took nothing away.
   *
   * @param whose the beginning of a message that ends in a technique: {@code Net has no}
   */
  void check(String whose, Report report) {
    for (Removal removal : removals) {
      String name = "@" + removal.simple();
      Optional<Class<? extends java.lang.annotation.Annotation>> known =
          registry.find(removal.type.getQualifiedName().toString());
      if (removal.contradicted) {
        report
            .error("NothingRemoved", removal.site, name + " stands beside @Without of it")
            .fix("delete " + name);
      } else if (!removal.met && known.isPresent() && !registry.removable(known.get())) {
        report
            .error("NothingRemoved", removal.site, name + " cannot be taken away")
            .why("it is what a network consists of, not how it is trained")
            .fix(delete(removal))
            .fix("or a @Network class of its own");
      } else if (!removal.met) {
        suggest(removal, report.error("NothingRemoved", removal.site, whose + " " + name));
      }
    }
  }

  private String delete(Removal removal) {
    return removals.size() == 1 ? "delete @Without" : "delete " + removal.simple() + ".class";
  }

  private void suggest(Removal removal, Finding finding) {
    if (!removable.isEmpty()) {
      finding.why(
          "what can be taken away is "
              + removable.stream().map(name -> "@" + name).collect(Collectors.joining(", ")));
    }
    String near = Suggestion.near(removal.simple(), removable).orElse("");
    finding.fix(near.isEmpty() ? delete(removal) : "@Without(" + near + ".class)");
  }
}
