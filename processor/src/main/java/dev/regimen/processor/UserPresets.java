package dev.regimen.processor;

import com.google.auto.service.AutoService;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * Claims users' own annotations that stand for techniques, {@code @Baseline}, where nothing else is
 * left to claim: {@code -Xlint:all -Werror} would else refuse every class that uses one. A
 * processor names what it claims before it has seen a source, so {@link RegimenProcessor} cannot;
 * services are asked in the order of their names, and this one has to come behind.
 */
@AutoService(Processor.class)
public final class UserPresets extends AbstractProcessor {
  private static final String OURS = "dev.regimen.";

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return annotations.stream().allMatch(type -> isJavas(type) || isPreset(type, new HashSet<>()));
  }

  private static boolean isJavas(TypeElement type) {
    return type.getQualifiedName().toString().startsWith("java.");
  }

  private static boolean isPreset(TypeElement type, Set<TypeElement> seen) {
    return seen.add(type)
        && type.getAnnotationMirrors().stream()
            .map(AnnotationMirror::getAnnotationType)
            .map(on -> (TypeElement) on.asElement())
            .filter(on -> !isJavas(on))
            .anyMatch(
                on -> on.getQualifiedName().toString().startsWith(OURS) || isPreset(on, seen));
  }
}
