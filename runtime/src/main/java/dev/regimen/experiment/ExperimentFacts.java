package dev.regimen.experiment;

import dev.regimen.data.Dataset;
import dev.regimen.text.Printable;
import dev.regimen.train.DataFingerprint;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What the results of an experiment depend on, by name and in words: its space, the regimes with
 * all their numbers, the data, the library.
 */
record ExperimentFacts(Map<String, String> texts) {
  /** What would override each trial alike, so that it cannot be varied. */
  private static final List<String> REFUSED = List.of("checkpoints", "resume");

  /**
   * Of a design and its data.
   *
   * @throws SettingException if a system property has what the experiment varies, or if a regime
   *     does not allow a value
   */
  static ExperimentFacts of(Design design, StudyData data) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("objective", ObjectiveNames.of(design));
    facts.put("search", design.search() + " " + design.strategy());
    facts.put("repeats", Integer.toString(design.repeats()));
    facts.put("seed", Long.toString(design.seed()));
    facts.put("order", order(design));
    Set<String> varied = varied(design);
    Map<String, Blueprint> blueprints = new LinkedHashMap<>();
    for (Variant variant : design.variants()) {
      Trainer<?> trainer = variant.trainers().trainer(variant.name());
      String name = name(variant);
      blueprints.put(name, trainer.blueprint());
      facts.put(name + ".network", checksum(trainer.blueprint().layers().toString()));
      facts.put(name + ".regime", trainer.blueprint().regime());
      trainer.settings().texts().entrySet().stream()
          .filter(each -> !varied.contains(each.getKey()))
          .forEach(each -> facts.put(name + "." + each.getKey(), each.getValue()));
    }
    design
        .dimensions()
        .forEach(each -> facts.put("space." + each.parameter(), ExperimentFile.axis(each)));
    Blueprint any = blueprints.values().iterator().next();
    List<Dataset> parts = data.parts();
    for (int i = 0; i < parts.size(); i++) {
      facts.put("data." + (i + 1), fingerprint(parts.get(i), any));
    }
    facts.put("regimen", version());
    facts.put("java", Integer.toString(Runtime.version().feature()));
    facts.put("processor", System.getProperty("os.arch"));
    return new ExperimentFacts(facts);
  }

  /** What numbers the points: variants, then dimensions, as they stand in the source. */
  private static String order(Design design) {
    return Stream.concat(
            design.variants().stream().map(ExperimentFacts::name),
            design.dimensions().stream().map(Dimension::parameter))
        .collect(Collectors.joining("; "));
  }

  private static Set<String> varied(Design design) {
    Set<String> varied =
        design.dimensions().stream()
            .map(Dimension::parameter)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    varied.add(Settings.SEED);
    if (design.strategy() instanceof Strategy.Rates) {
      varied.add(Strategy.Rates.RATE);
    }
    List<String> set = new ArrayList<>(varied);
    set.addAll(REFUSED);
    for (String name : set) {
      if (System.getProperty("regimen." + name) != null) {
        throw new SettingException(
            String.format(
                Locale.ROOT,
                "-Dregimen.%s would be every trial's, but the experiment %s gives each its own",
                name,
                design.name()));
      }
    }
    return varied;
  }

  /** A variant among those of the same class. */
  private static String name(Variant variant) {
    return new Point(1, variant.name(), variant.parameters()).toString();
  }

  static String version() {
    String version = Trainer.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static String fingerprint(Dataset data, Blueprint blueprint) {
    return data.size() == 0
        ? "none"
        : String.format(
            Locale.ROOT, "%d samples, %s", data.size(), DataFingerprint.of(data, blueprint));
  }

  private static String checksum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** What differs from the facts of a folder, with both values. */
  List<String> differences(Map<String, String> saved) {
    Set<String> names = new LinkedHashSet<>(texts.keySet());
    names.addAll(saved.keySet());
    return names.stream()
        .filter(name -> !saved.getOrDefault(name, "").equals(texts.getOrDefault(name, "")))
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "%s: %s in the folder, %s here",
                    Printable.of(name),
                    shown(saved.getOrDefault(name, "")),
                    shown(texts.getOrDefault(name, ""))))
        .toList();
  }

  private static String shown(String value) {
    return value.isEmpty() ? "nothing" : Printable.of(value);
  }
}
