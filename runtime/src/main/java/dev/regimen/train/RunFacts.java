package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.kernel.Backend;
import dev.regimen.text.Printable;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * What the bits of a run depend on beside its state, by name: its numbers, the network and the
 * regime, the data as it was split, the number of workers, what computes.
 *
 * @param texts in words, which are compared
 */
record RunFacts(Map<String, String> texts) {
  static final String WORKERS = "workers";
  static final String NETWORK = "network";
  private static final String DATA = "data.";
  private static final String OWN = "checkpoint.";

  /** A technique of a regime in words: {@code Warmup(epochs = 2.0)}. */
  private static final Pattern TECHNIQUE = Pattern.compile("(\\w+)\\(([^()]*)\\)");

  /** A fact that is not the same. */
  record Difference(String name, String saved, String here) {
    String text() {
      return String.format(
          Locale.ROOT, "%s: %s in the checkpoint, %s here", name, shown(saved), shown(here));
    }

    private static String shown(String value) {
      return value.isEmpty() ? "nothing" : Printable.of(value);
    }

    /** Whether a name, such as {@code data}, allows it. */
    boolean allowedBy(Set<String> names) {
      return names.contains(name) || names.stream().anyMatch(each -> name.startsWith(each + "."));
    }
  }

  static RunFacts of(
      Blueprint blueprint,
      Settings settings,
      Splits splits,
      Preprocessing preprocessing,
      Augmentations augmentations,
      int workers) {
    Map<String, String> facts = new LinkedHashMap<>();
    settings
        .texts()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(OWN)) {
                facts.put(name, value);
              }
            });
    facts.put(WORKERS, Integer.toString(workers));
    facts.put(NETWORK, network(blueprint));
    facts.put("regime", regime(blueprint));
    facts.put("schedule", blueprint.schedule().toString());
    facts.put(DATA + "train", data(splits.train(), blueprint));
    facts.put(DATA + "validation", data(splits.validation(), blueprint));
    facts.put(DATA + "test", data(splits.test(), blueprint));
    augmentations.contents().forEach((name, contents) -> facts.put(DATA + lower(name), contents));
    preprocessing
        .tokenizer()
        .ifPresent(tokenizer -> facts.put("vocabulary", vocabulary(tokenizer.units())));
    List<String> tasks = blueprint.tasks().stream().map(TaskSpec::name).toList();
    facts.put("preprocessing", digest(preprocessing.toMetadata(tasks).toString()));
    facts.put("library", version());
    facts.put("java", Integer.toString(Runtime.version().feature()));
    facts.put("processor", System.getProperty("os.arch"));
    facts.put("blas", Backend.name());
    return new RunFacts(facts);
  }

  /** What differs from the facts of a checkpoint. */
  List<Difference> differences(Map<String, String> saved) {
    Set<String> names = new LinkedHashSet<>(texts.keySet());
    names.addAll(saved.keySet());
    return names.stream()
        .map(
            name ->
                new Difference(name, saved.getOrDefault(name, ""), texts.getOrDefault(name, "")))
        .filter(each -> !each.saved().equals(each.here()))
        .toList();
  }

  private static String version() {
    String version = Trainer.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Name, layers and tensors. */
  private static String network(Blueprint blueprint) {
    String layers =
        blueprint.layers().stream()
            .map(layer -> layer.field() + " " + layer.description() + " " + layer.output())
            .collect(Collectors.joining("; "));
    String tensors =
        blueprint.parameters().stream().map(RunFacts::text).collect(Collectors.joining("; "));
    String running =
        blueprint.running().stream().map(RunFacts::text).collect(Collectors.joining("; "));
    String slots = blueprint.slots().toString();
    String rest = Arrays.toString(blueprint.input()) + blueprint.tasks() + blueprint.exposed();
    return String.format(
        Locale.ROOT,
        "%s of %,d parameters, %s",
        blueprint.network(),
        blueprint.parameterCount(),
        digest(String.join("|", layers, tensors, running, slots, rest)));
  }

  private static String text(NamedTensor tensor) {
    return tensor.name() + tensor.shape() + tensor.maps();
  }

  /** The regime in words, without its numbers that are settings, which have names of their own. */
  static String regime(Blueprint blueprint) {
    return TECHNIQUE
        .matcher(blueprint.regime())
        .replaceAll(found -> technique(found, blueprint).replace("$", "\\$"))
        .replaceAll("\\bCheckpoint(\\([^()]*\\))?(, )?", "");
  }

  private static String technique(MatchResult found, Blueprint blueprint) {
    String name = found.group(1);
    String members =
        Arrays.stream(found.group(2).split(", "))
            .filter(member -> !isSetting(name, member, blueprint))
            .collect(Collectors.joining(", "));
    return members.isEmpty() ? name : name + "(" + members + ")";
  }

  /** Whether a member, {@code epochs = 2.0} or a value alone, is what a setting is by itself. */
  private static boolean isSetting(String technique, String member, Blueprint blueprint) {
    String own = lower(technique);
    int equals = member.indexOf(" = ");
    String name = equals < 0 ? own : member.substring(0, equals);
    String value = equals < 0 ? member : member.substring(equals + 3);
    return List.of(own + "." + name, name).stream()
        .filter(blueprint.settings()::containsKey)
        .map(setting -> blueprint.settings().get(setting).standard())
        .anyMatch(standard -> Settings.text(standard).equals(text(value)));
  }

  private static String text(String value) {
    try {
      return Settings.text(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private static String lower(String technique) {
    return technique.substring(0, 1).toLowerCase(Locale.ROOT) + technique.substring(1);
  }

  private static String vocabulary(List<String> units) {
    return String.format(
        Locale.ROOT, "%,d units, %s", units.size(), digest(String.join("\n", units)));
  }

  private static String data(Dataset data, Blueprint blueprint) {
    return data.size() == 0
        ? "none"
        : String.format(
            Locale.ROOT, "%,d samples, %s", data.size(), DataFingerprint.of(data, blueprint));
  }

  private static String digest(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(sum.getValue());
  }

  private static String hex(long value) {
    return String.format(Locale.ROOT, "%08x", value);
  }
}
