package dev.regimen.train;

import dev.regimen.data.Columns;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Standardization;
import dev.regimen.train.step.Trunk;
import dev.regimen.train.step.Vectors;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a model file that a run begins with: weights, and what of its preprocessing these
 * were trained behind.
 *
 * <p>Weights mean what they do for the numbers that they have seen. So the statistics of the
 * features are the file's where the first layer is, and those of the targets and the order of the
 * classes are where the last one is; elsewhere the data's.
 *
 * @param weights of which those that {@code report} names as loaded count
 * @param known the file's preprocessing; one that does nothing where the file says nothing that
 *     holds
 * @param entrance whether the first layer is the file's, and the file is a trainer's
 * @param exit the same of the last layer
 * @param classes the file's, of each task
 */
record Pretrained(
    LoadedWeights report,
    Weights weights,
    Preprocessing known,
    boolean entrance,
    boolean exit,
    List<List<String>> classes) {
  private static final Logger log = LoggerFactory.getLogger(Pretrained.class);
  private static final String OF_TARGETS = "preprocessing.target";

  /**
   * Reads all that is not excepted; nothing is left half read.
   *
   * @throws FormatException if the file is damaged
   * @throws IncompatibleModelException if it fits in part
   * @throws IllegalArgumentException if an exception names no layer
   */
  static Pretrained read(Path file, List<String> stated, Blueprint blueprint) throws IOException {
    try (WeightsFile in = WeightsFile.open(file)) {
      List<String> ofNetwork =
          WeightsFile.tensors(blueprint).keySet().stream().map(NamedTensor::name).toList();
      Except.of(blueprint, stated).check(blueprint.network(), file, ofNetwork, in.names());
      Trunk trunk = ModelMetadata.trunk(in.texts(), file);
      Except except = Except.of(blueprint, stated).beside(trunk, blueprint.trunk());
      List<String> names = except.names();
      ModelMetadata metadata = ModelMetadata.parse(in.texts(), blueprint, file);
      List<String> trained =
          blueprint.layers().stream()
              .filter(layer -> layer.parameters() > 0)
              .map(Blueprint.Layer::field)
              .toList();
      boolean first = trained.isEmpty() || !except.coversLayer(trained.get(0));
      boolean last = trained.isEmpty() || !except.coversLayer(trained.get(trained.size() - 1));
      boolean entrance = metadata.ours() && first;
      // Which of several heads are the file's nothing says but that all of it is.
      boolean exit = metadata.ours() && (blueprint.tasks().size() == 1 ? last : names.isEmpty());
      List<String> differences = in.differences(blueprint, except);
      Preprocessing known = Preprocessing.none();
      if (differences.isEmpty()) {
        known = known(in.texts(), entrance, exit, blueprint, file);
        differences.addAll(differences(known, entrance, exit, blueprint));
      }
      if (!differences.isEmpty()) {
        throw new IncompatibleModelException(
            Printable.of(file),
            blueprint.network(),
            differences,
            advice(in.differing(blueprint, except), names));
      }
      Weights weights = Weights.zero(blueprint);
      return new Pretrained(
          load(in, file, except, weights, blueprint, statistics(known)),
          weights,
          known,
          entrance,
          exit,
          metadata.classes());
    }
  }

  private static LoadedWeights load(
      WeightsFile in,
      Path file,
      Except except,
      Weights weights,
      Blueprint blueprint,
      List<String> statistics)
      throws IOException {
    List<String> loaded = new ArrayList<>();
    List<String> initialized = new ArrayList<>();
    for (NamedTensor tensor : WeightsFile.tensors(blueprint).keySet()) {
      if (except.covers(tensor.name())) {
        initialized.add(tensor.name());
      } else {
        in.read(tensor, weights, blueprint);
        loaded.add(tensor.name());
      }
    }
    Set<String> leftOver = in.names();
    leftOver.removeIf(Set.copyOf(loaded)::contains);
    return new LoadedWeights(
        file, loaded, initialized, leftOver.stream().map(in::text).toList(), statistics);
  }

  /** What holds of the file's preprocessing. */
  private static Preprocessing known(
      Map<String, String> texts, boolean entrance, boolean exit, Blueprint blueprint, Path file)
      throws FormatException {
    Map<String, String> holding = new LinkedHashMap<>(texts);
    holding.keySet().removeIf(key -> key.startsWith(OF_TARGETS) ? !exit : !entrance);
    return ModelFile.preprocessing(holding, blueprint, file);
  }

  private static List<String> statistics(Preprocessing known) {
    List<String> statistics = new ArrayList<>();
    if (known.standardizes() || known.fillsMissing()) {
      statistics.add("features");
    }
    if (known.targets().isPresent()) {
      statistics.add("targets");
    }
    return statistics;
  }

  private static List<String> differences(
      Preprocessing known, boolean entrance, boolean exit, Blueprint blueprint) {
    List<String> differences = new ArrayList<>();
    Standardization here = blueprint.standardization();
    if (entrance && known.standardizes() != here.features()) {
      differences.add(standardized("features", known.standardizes()));
    } else if (entrance && !here.mean().isEmpty()) {
      String there = known.features().orElseThrow().toString();
      String given = here.known(blueprint.features()).features().orElseThrow().toString();
      if (!there.equals(given)) {
        differences.add(
            String.format(
                Locale.ROOT,
                "features: %s in the file, %s in the network (@Standardize)",
                there,
                given));
      }
    }
    boolean own = !blueprint.trunk().heads().isEmpty(); // targets are features, and in their unit
    boolean numbers = blueprint.tasks().get(0).outputs() > 0 && !own;
    if (exit && numbers && known.targets().isPresent() != here.targets()) {
      differences.add(standardized("targets", known.targets().isPresent()));
    }
    return differences;
  }

  private static String standardized(String what, boolean inFile) {
    return String.format(
        Locale.ROOT,
        "%s: %s in the file, %s in the network (@Standardize)",
        what,
        inFile ? "standardized" : "as they are",
        inFile ? "as they are" : "standardized");
  }

  /** How one could begin with the rest of the file. */
  private static String advice(Set<String> differing, List<String> excepted) {
    if (differing.isEmpty()) {
      return "";
    }
    List<String> all = new ArrayList<>(excepted);
    all.addAll(differing);
    return "without these layers: from(file, "
        + all.stream()
            .map(layer -> "\"" + Printable.of(layer) + "\"")
            .collect(Collectors.joining(", "))
        + ")";
  }

  /** Puts what was loaded over what was drawn. */
  void apply(Weights into, Blueprint blueprint) {
    Set<String> loaded = Set.copyOf(report.loaded());
    WeightsFile.tensors(blueprint)
        .forEach(
            (tensor, running) -> {
              if (loaded.contains(tensor.name())) {
                Vectors.copy(
                    running ? weights.running(tensor) : weights.parameter(tensor),
                    running ? into.running(tensor) : into.parameter(tensor));
              }
            });
  }

  /**
   * Refuses data whose columns or classes the weights would take for others.
   *
   * @throws IncompatibleModelException naming both
   */
  void check(Dataset train, Blueprint blueprint) {
    List<String> differences = new ArrayList<>();
    if (entrance && known.columns().isPresent() && train.columns().isPresent()) {
      List<String> ofFile = known.columns().map(Columns::features).orElseThrow();
      List<String> ofData = train.columns().map(Columns::features).orElseThrow();
      if (!ofFile.equals(ofData)) {
        differences.add(between("features", ofFile, ofData));
      }
    }
    List<List<String>> ofData = DataCheck.classNames(blueprint, train);
    for (int task = 0; exit && task < ofData.size(); task++) {
      List<String> here = ofData.get(task);
      List<String> there = classes.get(task);
      if (!here.equals(there) && new HashSet<>(here).equals(new HashSet<>(there))) {
        differences.add(between("classes", there, here));
      } else if (!here.equals(there)) {
        log.warn("{}: {}", Printable.of(report.file()), between("classes", there, here));
      }
    }
    if (!differences.isEmpty()) {
      throw new IncompatibleModelException(
          Printable.of(report.file()), "the data of " + blueprint.network(), differences, "");
    }
  }

  private static String between(String what, List<String> ofFile, List<String> ofData) {
    return String.format(
        Locale.ROOT,
        "%s: %s in the file, %s in the data",
        what,
        Printable.of(ofFile),
        Printable.of(ofData));
  }
}
