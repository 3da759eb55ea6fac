package dev.regimen.processor.read;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Annotations on networks, regimes, blocks and layers that have no meaning here. A technique whose
 * rule is missing, or that is a misspelt one's namesake, would otherwise be left out in silence.
 *
 * <p>What belongs to the language, to other tools and to documentation is none of ours.
 */
final class UnknownAnnotations {
  /** Packages of annotations that everyone knows as another's, by how they begin. */
  private static final List<String> PACKAGES_OF_OTHERS =
      List.of(
          "java.",
          "javax.",
          "jakarta.",
          "jdk.",
          "kotlin.",
          "groovy.",
          "scala.",
          "lombok.",
          "android.",
          "androidx.",
          "dagger.",
          "io.micronaut.",
          "io.quarkus.",
          "io.swagger.",
          "com.fasterxml.",
          "com.google.",
          "com.intellij.",
          "com.tngtech.",
          "edu.umd.",
          "edu.berkeley.",
          "org.apache.",
          "org.apiguardian.",
          "org.assertj.",
          "org.checkerframework.",
          "org.eclipse.",
          "org.hibernate.",
          "org.immutables.",
          "org.jetbrains.",
          "org.jspecify.",
          "org.junit.",
          "org.mapstruct.",
          "org.mockito.",
          "org.openjdk.",
          "org.osgi.",
          "org.springframework.",
          "org.testng.",
          "picocli.");

  /** Names that mean the same in every package. */
  private static final Set<String> NAMES_OF_OTHERS =
      Set.of(
          "Nullable",
          "NonNull",
          "NotNull",
          "Nonnull",
          "NullMarked",
          "NullUnmarked",
          "Generated",
          "Experimental",
          "Beta",
          "Internal",
          "Incubating",
          "Unstable",
          "Stable",
          "ThreadSafe",
          "NotThreadSafe",
          "Immutable",
          "Inject",
          "SuppressFBWarnings",
          "VisibleForTesting");

  private final AnnotationRegistry registry;
  private final Report report;

  UnknownAnnotations(AnnotationRegistry registry, Report report) {
    this.registry = registry;
    this.report = report;
  }

  /** Reports those on a declaration. */
  void on(Element element, ElementSite site) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      String name = Techniques.name(mirror);
      if (registry.knows(name)) {
        continue;
      }
      if (ExperimentReader.isOfExperiments(name)) {
        ofExperiment(type, site.at(mirror));
        continue;
      }
      if (AnnotationRegistry.isOurs(name) || speaksOurLanguage(type)) {
        noRule(type, site.at(mirror));
      } else if (!ofAnother(type) && !standsForTechniques(type)) {
        unknown(mirror, type, site.at(mirror));
      }
    }
  }

  /** Whether a member says what only a technique's does: its interval, that it is structural. */
  private static boolean speaksOurLanguage(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .flatMap(member -> member.getAnnotationMirrors().stream())
        .anyMatch(on -> AnnotationRegistry.isOurs(Techniques.name(on)));
  }

  private boolean standsForTechniques(TypeElement type) {
    return type.getAnnotationMirrors().stream()
            .map(Techniques::name)
            .filter(name -> !name.startsWith("java."))
            .anyMatch(name -> registry.knows(name) || AnnotationRegistry.isPreset(name))
        || type.getAnnotationMirrors().stream()
            .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
            .filter(on -> !ofAnother(on) && !on.equals(type))
            .anyMatch(this::bringsTechniques);
  }

  /** One level further: a preset of presets. */
  private boolean bringsTechniques(TypeElement type) {
    return type.getAnnotationMirrors().stream().map(Techniques::name).anyMatch(registry::knows);
  }

  private static boolean ofAnother(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return PACKAGES_OF_OTHERS.stream().anyMatch(name::startsWith)
        || NAMES_OF_OTHERS.contains(type.getSimpleName().toString());
  }

  private void ofExperiment(TypeElement type, ElementSite site) {
    String text = "@" + type.getSimpleName();
    report
        .error("Misplaced", site, text + " on what is trained, not on an experiment")
        .why("an experiment is a class of its own, which names the networks that it runs")
        .fix("put " + text + " on an @Experiment class, or on its field");
  }

  private void noRule(TypeElement type, ElementSite site) {
    String rule = type.getQualifiedName() + "Rule";
    report
        .error(
            "MissingRule",
            site,
            "@" + type.getSimpleName() + " is a technique, but no rule gives it a meaning here")
        .why("its members state intervals, which techniques do; without its rule it is left out")
        .fix("add the jar with its rule to the annotation processor path")
        .fix("or name the rule there in META-INF/services/dev.regimen.processor.rule.Rule: " + rule)
        .fix("or delete @" + type.getSimpleName());
  }

  private void unknown(AnnotationMirror mirror, TypeElement type, ElementSite site) {
    String simple = type.getSimpleName().toString();
    Optional<String> near = Suggestion.meant(simple, registry.simpleNames());
    Finding finding =
        report
            .warning("UnknownAnnotation", site, "@" + simple + " is no technique and does nothing")
            .why(
                "networks are made of the annotations of dev.regimen.annotation and of those that a"
                    + " rule on the processor path is for; "
                    + type.getQualifiedName()
                    + " is neither");
    near.ifPresent(name -> finding.fix("@" + name + members(mirror)));
    String other = "@SuppressWarnings(\"Regimen:UnknownAnnotation\"), if another tool reads it";
    finding.fix(near.isPresent() ? "or " + other : "delete it, or " + other);
  }

  /** The members as they are written, for the annotation that is meant. */
  private static String members(AnnotationMirror mirror) {
    String all =
        mirror.getElementValues().entrySet().stream()
            .map(
                entry -> {
                  String member = entry.getKey().getSimpleName().toString();
                  return member.equals("value") && mirror.getElementValues().size() == 1
                      ? entry.getValue().toString()
                      : member + " = " + entry.getValue();
                })
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : "(" + all + ")";
  }
}
