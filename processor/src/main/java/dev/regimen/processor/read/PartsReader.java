package dev.regimen.processor.read;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Paths;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Reads the fields of a class as the parts of a network, blocks and their repetitions opened up.
 *
 * <p>A block is read once for each of its applications, so that each has its own names and, inside,
 * its own stride. What is wrong with its class is then reported as often, at the same place and in
 * the same words, which {@link Report#sorted} makes one.
 */
final class PartsReader {
  /** Layers and blocks beyond which nobody means it: the compiler would run for hours. */
  private static final int MOST_PARTS = 10_000;

  /** Of a class file's 65,535 constants a layer of four techniques takes more than thirty. */
  private static final int MOST_LAYERS = 1_500;

  /** As the range of {@code repeat} has it. */
  private static final int MOST_REPEATS = 1_000;

  private final Techniques techniques;
  private final Predicate<TypeElement> inSource;
  private final boolean keepsOrder;
  private final Structure structure;
  private final Report report;
  private final UnknownAnnotations unknown;
  private final TaskFields tasks;
  private final List<TypeElement> around = new ArrayList<>();
  private int count;
  private int layers;
  private boolean full;

  /**
   * A reader for one network.
   *
   * @param inSource whether a class is being compiled now, so that its places can be shown
   * @param keepsOrder whether the fields of a class file come in the order of their declaration
   */
  PartsReader(
      Techniques techniques,
      Predicate<TypeElement> inSource,
      boolean keepsOrder,
      Structure structure,
      Report report) {
    this.techniques = techniques;
    this.inSource = inSource;
    this.keepsOrder = keepsOrder;
    this.structure = structure;
    this.report = report;
    unknown = techniques.unknown(report);
    tasks = new TaskFields(techniques, report);
  }

  /**
   * The parts that a class declares.
   *
   * @param type a network or a block
   * @param there the place of the class
   * @param path where the class stands in the network
   */
  List<Part> read(TypeElement type, ElementSite there, String path) {
    around.add(type);
    Structure.networks(type).forEach(field -> structure.noNetwork(field, there.field(field, 1)));
    List<Part> parts = new ArrayList<>();
    int rank = 0;
    for (VariableElement field : Structure.parts(type).toList()) {
      rank++;
      ElementSite site = there.field(field, rank);
      String name = Paths.join(path, field.getSimpleName().toString());
      structure.notStatic(field, site);
      if (inSource.test(type)) {
        unknown.on(field, site);
      }
      Optional<TypeElement> block = Structure.block(field);
      if (block.isPresent()) {
        parts.addAll(use(field, block.get(), site, name));
      } else {
        count++;
        layers++;
        parts.add(new LayerModel(name, ofLayer(field, site, name), site));
      }
      boolean repeated = full && around.size() == 1; // told of already; the last layer is behind it
      if (layers > MOST_LAYERS && !repeated) {
        tooManyLayers(site);
        break;
      }
    }
    around.remove(around.size() - 1);
    return parts;
  }

  /** What is said of tasks by the fields that were read, in their order. */
  TaskFields tasks() {
    return tasks;
  }

  /** The techniques on a field without those of its task. */
  private List<Use<?>> ofLayer(VariableElement field, ElementSite site, String name) {
    return tasks.take(name, techniques.on(field, site, name), around.size() == 1);
  }

  /** The applications of a block by a field. */
  private List<Part> use(VariableElement field, TypeElement block, ElementSite site, String name) {
    if (around.contains(block)) {
      recursive(block, site);
      return List.of();
    }
    ElementSite there =
        inSource.test(block)
            ? NetworkReader.site(block)
            : site.onBehalfOf(NetworkReader.nestedName(block));
    structure.checkBlock(block, there);
    if (inSource.test(block)) {
      unknown.on(block, there);
    }
    if (!inSource.test(block) && !keepsOrder) {
      structure.orderUnknown(block, site);
    }
    Use<dev.regimen.annotation.Use> use = use(field, site, name);
    int stated = use.annotation().repeat();
    boolean single = stated < 1 || stated > MOST_REPEATS; // a check tells of these
    int repeat = single || tasks.notRepeated(name, use) ? 1 : stated;
    List<Part> applications = new ArrayList<>();
    for (int i = 0; i < repeat && !full; i++) {
      String path = repeat == 1 ? name : Paths.join(name, Integer.toString(i));
      applications.add(apply(block, i == 0 ? use : again(use), there, path, site));
      boolean more = ++count > MOST_PARTS || layers > MOST_LAYERS;
      if (more && !full) {
        full = true;
        tooMany(use);
      }
    }
    return applications;
  }

  /** A block by itself, used as if nothing were said of its use. */
  BlockModel alone(TypeElement block, ElementSite there) {
    structure.checkBlock(block, there);
    unknown.on(block, there);
    String name = block.getSimpleName().toString();
    return apply(block, plain(name, there), there, name, there);
  }

  private static Use<dev.regimen.annotation.Use> plain(String name, ElementSite site) {
    return new Use<>(Stated.of(dev.regimen.annotation.Use.class, Map.of()), name, site);
  }

  private BlockModel apply(
      TypeElement block,
      Use<dev.regimen.annotation.Use> use,
      ElementSite there,
      String path,
      ElementSite site) {
    Variant variant = techniques.variant();
    List<Use<?>> own = techniques.ofClass(block, there, path, variant);
    variant.check("no annotation on this block brings", report);
    List<Part> parts = read(block, there, path);
    LayerModel self = new LayerModel(path, own, there);
    return new BlockModel(path, use, self, parts, Optional.empty(), site);
  }

  /** How a field uses its block; on such a field nothing else has a meaning. */
  private Use<dev.regimen.annotation.Use> use(
      VariableElement field, ElementSite site, String name) {
    List<Use<?>> written = ofLayer(field, site, name);
    written.stream()
        .filter(use -> !(use.annotation() instanceof dev.regimen.annotation.Use))
        .forEach(this::notOnUse);
    return written.stream()
        .filter(use -> use.annotation() instanceof dev.regimen.annotation.Use)
        .findFirst()
        .map(use -> use.as(dev.regimen.annotation.Use.class))
        .orElseGet(() -> techniques.varied(plain(name, site)));
  }

  /** The stride is the first repetition's alone: the others see what that has made smaller. */
  private static Use<dev.regimen.annotation.Use> again(Use<dev.regimen.annotation.Use> use) {
    return new Use<>(Stated.with(use.annotation(), "stride", 1), use.layer(), use.site());
  }

  private void notOnUse(Use<?> use) {
    report
        .error("Misplaced", use.site(), use.text() + " on a block means nothing")
        .why("the techniques of a block stand on its class and its fields")
        .fix("delete " + use.text())
        .fix("or put it on the block's class, or on a field of type Layer behind this one");
  }

  private void recursive(TypeElement block, ElementSite site) {
    String circle =
        Stream.concat(around.stream().skip(around.indexOf(block)), Stream.of(block))
            .map(type -> type.getSimpleName().toString())
            .reduce((a, b) -> a + " -> " + b)
            .orElseThrow();
    report
        .error("RecursiveBlock", site, "the block " + block.getSimpleName() + " contains itself")
        .why(circle)
        .fix(
            "@Use(repeat = 3) " + block.getSimpleName() + " in the network applies it three times");
  }

  /** Told where the network's own class passes the bound; of a block's field its use tells. */
  private void tooManyLayers(ElementSite site) {
    if (around.size() == 1 && !full) {
      full = true;
      report
          .error("OutOfRange", site, "the network has more than " + MOST_LAYERS + " layers")
          .why(
              "a class file holds 65535 constants, of which a layer of four techniques takes"
                  + " thirty")
          .fix("fewer layers");
    }
  }

  private void tooMany(Use<dev.regimen.annotation.Use> use) {
    report
        .error(
            "OutOfRange",
            use.site().member("repeat"),
            "the network has more than "
                + (layers > MOST_LAYERS ? MOST_LAYERS + " layers" : MOST_PARTS + " parts")
                + ": repeat = "
                + use.annotation().repeat())
        .why("repetitions inside repetitions multiply")
        .fix("smaller numbers for repeat");
  }
}
