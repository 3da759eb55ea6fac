package dev.regimen.processor.witness;

import dev.regimen.annotation.Network;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.read.AnnotationRegistry;
import dev.regimen.processor.read.NetworkReader;
import dev.regimen.processor.rule.Rules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Keeps the models of the networks that are compiled, beside the processor proper. */
final class ModelRecorder extends AbstractProcessor {
  private final Map<String, NetworkModel> models = new HashMap<>();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Network.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    AnnotationRegistry registry = new AnnotationRegistry(Rules.load());
    NetworkReader reader =
        new NetworkReader(processingEnv.getElementUtils(), registry, type -> true);
    for (Element element : round.getElementsAnnotatedWith(Network.class)) {
      NetworkModel model = reader.read((TypeElement) element, new Report());
      models.put(element.getSimpleName().toString(), model);
    }
    return false;
  }

  Map<String, NetworkModel> models() {
    return models;
  }
}
