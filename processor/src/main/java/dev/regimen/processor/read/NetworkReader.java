package dev.regimen.processor.read;

import dev.regimen.annotation.Network;
import dev.regimen.annotation.Regime;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.Home;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** Reads the class that a trainer is generated for, a network or a regime of one. */
public final class NetworkReader {
  private final Elements elements;
  private final Techniques techniques;
  private final Predicate<TypeElement> inSource;

  /**
   * A reader.
   *
   * @param elements the compiler's
   * @param registry the annotations to look for
   * @param inSource whether a class is being compiled now, so that its places can be shown
   */
  public NetworkReader(
      Elements elements, AnnotationRegistry registry, Predicate<TypeElement> inSource) {
    this(elements, new Techniques(registry), inSource);
  }

  private NetworkReader(Elements elements, Techniques techniques, Predicate<TypeElement> inSource) {
    this.elements = elements;
    this.techniques = techniques;
    this.inSource = inSource;
  }

  /** A reader that finds other numbers of the structure than those that are written. */
  public NetworkReader varied(Map<String, Integer> values) {
    return new NetworkReader(elements, techniques.varied(values), inSource);
  }

  /** Whether a trainer is generated for a class. */
  public static boolean isRoot(Element element) {
    return element instanceof TypeElement
        && (Structure.isNetwork(element) || Techniques.mirror(element, Regime.class).isPresent());
  }

  /** Whether a class trains the layers of another. */
  public static boolean isRegime(TypeElement type) {
    return !Structure.isNetwork(type) && Techniques.mirror(type, Regime.class).isPresent();
  }

  /** Whether a class is a block. */
  public static boolean isBlock(Element element) {
    return element instanceof TypeElement && Structure.isBlock(element);
  }

  /**
   * The model of a root whose types are all resolved. It is complete even if errors were reported,
   * so that a skeleton can be written.
   */
  public NetworkModel read(TypeElement type, Report report) {
    Structure structure = new Structure(report);
    ElementSite site = site(type);
    structure.check(type, site);
    techniques.unknown(report).on(type, site);
    if (Structure.isNetwork(type)) {
      Variant variant = techniques.variant();
      List<Use<?>> regime = techniques.ofClass(type, site, "", variant);
      variant.check("no annotation on " + nestedName(type) + " brings", report);
      Fields fields = fields(type, site, report);
      return model(type, type, site, fields, regime, variant, report);
    }
    structure.noLayers(type, site);
    TypeElement network = network(type, site, report);
    ElementSite there = site.onBehalfOf(nestedName(network));
    if (inSource.test(network) && !network.equals(type)) {
      there = site(network);
      structure.check(network, there);
      techniques.unknown(report).on(network, there);
    }
    if (!inSource.test(network) && !keepsOrder()) {
      structure.orderUnknown(network, site);
    }
    Variant variant = techniques.variant();
    List<Use<?>> own = techniques.ofClass(type, site, "", variant);
    Variant ofNetwork = techniques.variant();
    List<Use<?>> all = techniques.ofClass(network, there, "", ofNetwork);
    List<Use<?>> left = variant.inherited(all, ofNetwork);
    List<Use<?>> regime = variant.over(own, variant.besideLabels(left, techniques.pretext(own)));
    Fields fields = fields(network, there, report);
    Fields kept = new Fields(variant.inherited(fields.parts()), fields.tasks());
    NetworkModel model = model(type, network, site, kept, regime, variant, report);
    if (!network.equals(type)) {
      variant.check(nestedName(network) + " has no", report);
    }
    return model;
  }

  /** What the fields of a network's class say: its parts, and which of them predict what. */
  private record Fields(List<Part> parts, TaskFields tasks) {}

  private Fields fields(TypeElement network, ElementSite there, Report report) {
    PartsReader reader = partsReader(report);
    return new Fields(reader.read(network, there, ""), reader.tasks());
  }

  private PartsReader partsReader(Report report) {
    return new PartsReader(techniques, inSource, keepsOrder(), new Structure(report), report);
  }

  /**
   * A network of nothing but one application of a block, for what can be said of a block that no
   * network uses here.
   */
  public NetworkModel block(TypeElement type, Report report) {
    ElementSite site = site(type);
    Part block = partsReader(report).alone(type, site);
    Target any = new Target(Target.Task.CLASSES, 2);
    return new NetworkModel("", "", "", Shape.of(1), any, List.of(block), List.of(), site);
  }

  /** Whether the fields of a class file come in the order of their declaration; ecj sorts them. */
  private boolean keepsOrder() {
    return elements.getClass().getName().startsWith("com.sun.tools.javac.");
  }

  /** The network that a regime names; the regime itself where it names none. */
  private TypeElement network(TypeElement regime, ElementSite site, Report report) {
    AnnotationMirror mirror = Techniques.mirror(regime, Regime.class).orElseThrow();
    Optional<? extends AnnotationValue> value =
        mirror.getElementValues().values().stream().findFirst();
    Optional<TypeElement> named = named(regime);
    Optional<TypeElement> network = named.filter(Structure::isNetwork);
    if (network.isEmpty()) {
      String text =
          named
              .map(type -> type.getSimpleName() + ".class")
              .orElseGet(() -> value.map(Object::toString).orElse("nothing"));
      report
          .error(
              "Misplaced",
              site.at(mirror).member("value"),
              "@Regime names " + text + ", which is not a network")
          .fix(named.map(NetworkReader::instead).orElse("the class of a network: @Regime(...)"));
    }
    return network.orElse(regime);
  }

  /** What a regime may name in place of a class that is no network: of a regime its own. */
  private static String instead(TypeElement other) {
    return Optional.of(other)
        .filter(NetworkReader::isRegime)
        .flatMap(NetworkReader::named)
        .map(network -> "@Regime(" + nestedName(network) + ".class): a regime is of a network")
        .orElseGet(() -> "annotate " + nestedName(other) + " with @Network");
  }

  /** The class that a regime names. */
  private static Optional<TypeElement> named(TypeElement regime) {
    return Techniques.mirror(regime, Regime.class).stream()
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .map(AnnotationValue::getValue)
        .filter(DeclaredType.class::isInstance)
        .map(type -> (TypeElement) ((DeclaredType) type).asElement())
        .findFirst();
  }

  /** Whether a class is a regime of nothing, of which nothing else can be said. */
  public static boolean namesNoNetwork(TypeElement type) {
    return isRegime(type) && named(type).filter(Structure::isNetwork).isEmpty();
  }

  private NetworkModel model(
      TypeElement type,
      TypeElement network,
      ElementSite site,
      Fields fields,
      List<Use<?>> regime,
      Variant variant,
      Report report) {
    Optional<Network> facts =
        Techniques.mirror(network, Network.class)
            .flatMap(mirror -> Mirrored.of(mirror, Network.class));
    List<Use<?>> whole = techniques.variant().over(regime, techniques.standard(site));
    Target stated = facts.map(NetworkReader::target).orElse(new Target(Target.Task.CLASSES, 2));
    Target target = techniques.target(stated, whole);
    PackageElement home = elements.getPackageOf(type);
    NetworkModel model =
        new NetworkModel(
            home.getQualifiedName().toString(),
            nestedName(network),
            nestedName(type).replace('.', '_') + "Trainer",
            facts.map(of -> input(of, whole)).orElse(Shape.of(1)),
            fields.tasks().models(target, variant),
            techniques.networkWide(whole).on(fields.parts()),
            whole,
            site);
    Optional<PretextNetwork> pretext = techniques.pretext(whole);
    if (pretext.isPresent()) {
      PretextNetwork.Made made = pretext.get().of(model, report);
      variant.replace(made.leftOut());
      model = made.network();
    }
    return model.in(home(type)).replacing(variant.replaced());
  }

  /** What is generated sees of Java where a class stands. */
  Home home(TypeElement type) {
    PackageElement home = elements.getPackageOf(type);
    return new Home(hidesJavaLang(home), seesGenerated(home));
  }

  private boolean hidesJavaLang(PackageElement home) {
    return home.getEnclosedElements().stream()
        .anyMatch(type -> elements.getTypeElement("java.lang." + type.getSimpleName()) != null);
  }

  private boolean seesGenerated(PackageElement home) {
    String name = "javax.annotation.processing.Generated";
    ModuleElement module = elements.getModuleOf(home);
    return module == null || elements.getTypeElement(module, name) != null;
  }

  /**
   * The sample's shape, of a text the length; what is not positive is reported by a check and
   * becomes 1 here.
   */
  private Shape input(Network network, List<Use<?>> regime) {
    int[] extents = network.input();
    return extents.length == 0
        ? Shape.of(techniques.textLength(regime).orElse(1))
        : Shape.of(Arrays.stream(extents).map(extent -> Math.max(1, extent)).toArray());
  }

  private static Target target(Network network) {
    return Target.of(network.classes(), network.labels(), network.outputs());
  }

  /** The place of a class. */
  public static ElementSite site(TypeElement type) {
    return ElementSite.of(nestedName(type), 0, type);
  }

  /** A class as its package names it: {@code Outer.Net}. */
  static String nestedName(TypeElement type) {
    String name = type.getSimpleName().toString();
    return type.getEnclosingElement() instanceof TypeElement outer
        ? nestedName(outer) + "." + name
        : name;
  }
}
