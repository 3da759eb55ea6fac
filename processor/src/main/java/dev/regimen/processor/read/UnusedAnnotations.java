package dev.regimen.processor.read;

import dev.regimen.annotation.Use;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * Techniques that stand where nothing reads them. Without a word about them they would be silently
 * ignored, which is what they look like least.
 */
public final class UnusedAnnotations {
  private final AnnotationRegistry registry;

  public UnusedAnnotations(AnnotationRegistry registry) {
    this.registry = registry;
  }

  /** The class that a declaration belongs to; a class belongs to itself. */
  public static TypeElement owner(Element element) {
    Element at = element;
    while (!(at instanceof TypeElement)) {
      at = at.getEnclosingElement();
    }
    return (TypeElement) at;
  }

  /** Reports a declaration that carries techniques in vain. */
  public void report(Element element, Report report) {
    if (element.getKind() == ElementKind.ANNOTATION_TYPE
        || composed(element)
        || ExperimentReader.isExperiment(owner(element))) {
      return;
    }
    Optional<? extends AnnotationMirror> technique =
        element.getAnnotationMirrors().stream()
            .filter(mirror -> hasMeaning(Techniques.name(mirror)))
            .min(Comparator.comparing(Techniques::name));
    technique.ifPresent(mirror -> report(element, mirror, report));
  }

  private boolean hasMeaning(String name) {
    return registry.knows(name) || ExperimentReader.isOfExperiments(name);
  }

  /** Whether a class is read, now or by the network that uses it. */
  private static boolean composed(Element element) {
    return NetworkReader.isRoot(element)
        || Structure.isBlock(element)
        || ExperimentReader.isExperiment(element);
  }

  /** All that stands on a declaration, without packages. */
  private static String written(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(UnusedAnnotations::written)
        .collect(Collectors.joining(" "));
  }

  /** As it stands in the source, without packages. */
  private static String written(AnnotationMirror mirror) {
    return mirror.toString().replaceFirst("@[\\w.]*\\.(?=\\w+(\\(|$))", "@");
  }

  /** A class without layers can only be a regime; what no layer carries, no block does. */
  private static void onClass(
      TypeElement owner, AnnotationMirror mirror, String what, Finding finding) {
    boolean layers = Structure.parts(owner).findAny().isPresent();
    if (layers) {
      finding.fix("@Network(input = ..., classes = ...) class " + owner.getSimpleName());
    }
    finding.fix((layers ? "or " : "") + "@Regime(...) class " + owner.getSimpleName());
    if (layers && ofFields(mirror)) {
      finding.fix("or @Block class " + owner.getSimpleName());
    }
    finding.fix("or delete " + what);
  }

  private static boolean ofFields(AnnotationMirror mirror) {
    Target target = mirror.getAnnotationType().asElement().getAnnotation(Target.class);
    return target == null || List.of(target.value()).contains(ElementType.FIELD);
  }

  private static void outsideExperiment(
      Element element, AnnotationMirror mirror, String what, ElementSite owner, Report report) {
    boolean field = !(element instanceof TypeElement);
    ElementSite at =
        field ? ElementSite.of(owner.owner() + "." + element.getSimpleName(), 1, element) : owner;
    report
        .error("Misplaced", at.at(mirror), what + " in a class that is no experiment")
        .fix("delete " + what)
        .fix("or make the class an experiment, which names the networks that it runs");
  }

  private void report(Element element, AnnotationMirror mirror, Report report) {
    String what = "@" + mirror.getAnnotationType().asElement().getSimpleName();
    TypeElement owner = owner(element);
    if (ExperimentReader.isOfExperiments(Techniques.name(mirror))) {
      outsideExperiment(element, mirror, what, NetworkReader.site(owner), report);
      return;
    }
    if (element.equals(owner)) {
      onClass(
          owner,
          mirror,
          what,
          report.error(
              "Misplaced",
              NetworkReader.site(owner).at(mirror),
              what + " on a class that is no network, regime or block"));
      return;
    }
    if (element.asType().getKind() == TypeKind.ERROR) {
      return; // a type that is missing may be meant to be Layer
    }
    boolean layer = Structure.isLayer(element) || Structure.block(element).isPresent();
    if (layer && composed(owner)) {
      return; // before its place is looked for, which asks for all members of the class
    }
    String name = element.getSimpleName().toString();
    int rank = 1 + owner.getEnclosedElements().indexOf(element);
    ElementSite field =
        ElementSite.of(NetworkReader.site(owner).owner() + "." + name, rank, element).at(mirror);
    if (!layer) {
      boolean use = Techniques.name(mirror).equals(Use.class.getCanonicalName());
      report
          .error("Misplaced", field, what + " on a field of type " + element.asType())
          .why("only fields of type Layer are layers, and those of a @Block class use it")
          .fix(use ? "annotate the class with @Block" : written(element) + " Layer " + name + ";");
    } else {
      report
          .error("Misplaced", field, what + " in a class that is no network or block")
          .fix("@Network(input = ..., classes = ...) class " + owner.getSimpleName())
          .fix("or @Block class " + owner.getSimpleName());
    }
  }
}
