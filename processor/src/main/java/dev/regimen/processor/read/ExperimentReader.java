package dev.regimen.processor.read;

import dev.regimen.annotation.Ablation;
import dev.regimen.annotation.Compare;
import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Halving;
import dev.regimen.annotation.RandomSearch;
import dev.regimen.annotation.RateSearch;
import dev.regimen.annotation.Sweep;
import dev.regimen.annotation.TaskAblation;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.ContenderModel;
import dev.regimen.processor.model.ExperimentModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.SweepModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the class of an experiment, and the networks and regimes that it names. */
public final class ExperimentReader {
  private static final Set<String> OWN =
      Set.of(
          Experiment.class.getCanonicalName(),
          Compare.class.getCanonicalName(),
          Sweep.class.getCanonicalName(),
          RandomSearch.class.getCanonicalName(),
          Halving.class.getCanonicalName(),
          Ablation.class.getCanonicalName(),
          TaskAblation.class.getCanonicalName(),
          RateSearch.class.getCanonicalName());

  private final Elements elements;
  private final AnnotationRegistry registry;
  private final NetworkReader networks;
  private final AblatedNetwork ablated;

  /**
   * A reader.
   *
   * @param networks reads what experiments run
   */
  public ExperimentReader(Elements elements, AnnotationRegistry registry, NetworkReader networks) {
    this.elements = elements;
    this.registry = registry;
    this.networks = networks;
    ablated = new AblatedNetwork(registry);
  }

  /** Whether a class is an experiment. */
  public static boolean isExperiment(Element element) {
    return element instanceof TypeElement
        && Techniques.mirror(element, Experiment.class).isPresent();
  }

  /** Whether an annotation is said of experiments. */
  static boolean isOfExperiments(String qualifiedName) {
    return OWN.contains(qualifiedName);
  }

  /** The classes that an experiment names: what it compares, or what its fields are of. */
  public static Set<TypeElement> contenders(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    Techniques.mirror(type, Compare.class)
        .ifPresent(mirror -> named(mirror).forEach(each -> found.add(each.type())));
    fields(type)
        .filter(field -> field.asType().getKind() == TypeKind.DECLARED)
        .map(field -> (TypeElement) ((DeclaredType) field.asType()).asElement())
        .filter(NetworkReader::isRoot)
        .forEach(found::add);
    return found;
  }

  private static Stream<VariableElement> fields(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream();
  }

  /** A class that an annotation names, and its place among others. */
  private record Named(TypeElement type, int index) {}

  private static List<Named> named(AnnotationMirror mirror) {
    List<Named> named = new ArrayList<>();
    for (AnnotationValue value : mirror.getElementValues().values()) {
      List<?> types = value.getValue() instanceof List<?> list ? list : List.of(value);
      for (int i = 0; i < types.size(); i++) {
        if (((AnnotationValue) types.get(i)).getValue() instanceof DeclaredType type
            && type.getKind() != TypeKind.ERROR) {
          named.add(new Named((TypeElement) type.asElement(), i));
        }
      }
    }
    return named;
  }

  /**
   * The model of an experiment, as whole as the source is.
   *
   * @param settings the numbers of a network that a run may override
   */
  public ExperimentModel read(
      TypeElement type, Function<NetworkModel, Collection<Setting>> settings, Report report) {
    ElementSite site = NetworkReader.site(type);
    misplaced(type, site, report);
    List<ContenderModel> contenders = new ArrayList<>();
    for (TypeElement contender : contenders(type)) {
      if (NetworkReader.isRoot(contender)) {
        NetworkModel network = networks.read(contender, new Report());
        contenders.add(
            ContenderModel.of(
                NetworkReader.nestedName(contender), network, settings.apply(network)));
      }
    }
    return new ExperimentModel(
        elements.getPackageOf(type).getQualifiedName().toString(),
        NetworkReader.nestedName(type),
        use(type, site, Experiment.class)
            .orElseGet(() -> new Use<>(Stated.of(Experiment.class, Map.of()), "", site)),
        contenders,
        sweeps(type, site),
        ablation(type, site),
        use(type, site, TaskAblation.class),
        use(type, site, RandomSearch.class),
        use(type, site, Halving.class),
        use(type, site, RateSearch.class),
        site,
        networks.home(type));
  }

  private static <A extends Annotation> Optional<Use<A>> use(
      Element element, ElementSite site, Class<A> type) {
    return Techniques.mirror(element, type)
        .flatMap(
            mirror ->
                Mirrored.of(mirror, type)
                    .map(annotation -> new Use<>(annotation, "", site.at(mirror))));
  }

  private static List<SweepModel> sweeps(TypeElement type, ElementSite site) {
    List<SweepModel> sweeps = new ArrayList<>();
    int rank = 0;
    for (VariableElement field : fields(type).toList()) {
      ElementSite there = site.field(field, ++rank);
      String name = field.getSimpleName().toString();
      use(field, there, Sweep.class)
          .ifPresent(
              use -> {
                String said = use.annotation().parameter();
                sweeps.add(
                    new SweepModel(
                        said.isEmpty() ? name : said,
                        new Use<>(use.annotation(), name, use.site())));
              });
    }
    return sweeps;
  }

  private Optional<ExperimentModel.Ablated> ablation(TypeElement type, ElementSite site) {
    return Techniques.mirror(type, Ablation.class)
        .map(
            mirror -> {
              ElementSite at = site.at(mirror);
              List<ExperimentModel.Named> techniques = new ArrayList<>();
              for (Named each : named(mirror)) {
                registry
                    .find(each.type().getQualifiedName().toString())
                    .ifPresent(
                        known ->
                            techniques.add(
                                new ExperimentModel.Named(
                                    known, at.member("value").element(each.index()))));
              }
              return new ExperimentModel.Ablated(techniques, at);
            });
  }

  /** The techniques that an experiment takes away from its first contender. */
  public List<Class<? extends Annotation>> removed(ExperimentModel model) {
    NetworkModel network = model.contenders().get(0).network();
    List<ExperimentModel.Named> named =
        model.ablation().map(ExperimentModel.Ablated::named).orElse(List.of());
    return named.isEmpty()
        ? ablated.missable(network)
        : named.stream()
            .<Class<? extends Annotation>>map(ExperimentModel.Named::technique)
            .toList();
  }

  /** Whether a contender has a technique. */
  public static boolean has(ContenderModel contender, Class<? extends Annotation> technique) {
    return AblatedNetwork.has(contender.network(), technique);
  }

  /** A contender without a technique. */
  public NetworkModel without(ContenderModel contender, Class<? extends Annotation> technique) {
    return ablated.without(contender.network(), technique);
  }

  /** A contender with other numbers of its structure. */
  public NetworkModel varied(
      TypeElement experiment, ContenderModel contender, Map<String, Integer> values) {
    TypeElement type =
        contenders(experiment).stream()
            .filter(each -> NetworkReader.nestedName(each).equals(contender.name()))
            .findFirst()
            .orElseThrow();
    return networks.varied(values).read(type, new Report());
  }

  /** What stands on the class or its fields and is not said of experiments. */
  private void misplaced(TypeElement type, ElementSite site, Report report) {
    Techniques.mirror(type, Compare.class)
        .ifPresent(
            mirror ->
                named(mirror).stream()
                    .filter(each -> !NetworkReader.isRoot(each.type()))
                    .forEach(
                        each ->
                            notRoot(
                                each.type(),
                                site.at(mirror).member("value").element(each.index()),
                                report)));
    techniques(type, site, report);
    int rank = 0;
    for (VariableElement field : fields(type).toList()) {
      techniques(field, site.field(field, ++rank), report);
    }
  }

  private static void notRoot(TypeElement type, ElementSite site, Report report) {
    report
        .error(
            "Misplaced",
            site,
            "@Compare names " + type.getSimpleName() + ".class, which is no network or regime")
        .fix("annotate " + NetworkReader.nestedName(type) + " with @Network or @Regime");
  }

  private void techniques(Element element, ElementSite site, Report report) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      String name = Techniques.name(mirror);
      if (!isOfExperiments(name) && registry.knows(name)) {
        String text = "@" + mirror.getAnnotationType().asElement().getSimpleName();
        report
            .error("Misplaced", site.at(mirror), text + " in an experiment means nothing")
            .why("an experiment trains the networks and regimes that it names, as they are")
            .fix("put " + text + " on a @Regime(...) class, and compare that")
            .fix("or delete " + text);
      }
    }
  }
}
