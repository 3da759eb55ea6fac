package dev.regimen.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model file says beside its tensors.
 *
 * @param ours whether the file says anything of ours at all
 * @param classes the names of the classes
 * @param values the settings of the run, as far as the network still has them
 * @param differences what does not fit the network
 */
record ModelMetadata(
    boolean ours, List<String> classes, Map<String, Number> values, List<String> differences) {
  private static final String VERSION = "regimen.version";
  private static final String CURRENT = "1";
  private static final String NETWORK = "regimen.network";
  private static final String INPUT = "regimen.input";
  private static final String TASK = "regimen.task";
  private static final String CLASSES = "regimen.classes";
  private static final String SETTING = "regimen.setting.";

  /** All that {@link #parse} and the preprocessing need. */
  static Map<String, String> of(Predictor<?> predictor) {
    Blueprint blueprint = predictor.blueprint();
    Map<String, String> metadata = new LinkedHashMap<>();
    // PyTorch's own tools ask for this key.
    metadata.put("format", "pt");
    metadata.put(VERSION, CURRENT);
    metadata.put(NETWORK, blueprint.network());
    metadata.put(INPUT, shape(blueprint));
    metadata.put(TASK, blueprint.task().name());
    if (blueprint.classes() > 0) {
      metadata.put(CLASSES, Json.quote(predictor.classes()));
    }
    predictor.settings().texts().forEach((name, text) -> metadata.put(SETTING + name, text));
    metadata.putAll(predictor.preprocessing().toMetadata());
    return metadata;
  }

  private static String shape(Blueprint blueprint) {
    return Arrays.stream(blueprint.input())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("x"));
  }

  static ModelMetadata parse(Map<String, String> metadata, Blueprint blueprint, Path file)
      throws FormatException {
    List<String> numbers =
        IntStream.range(0, blueprint.classes()).mapToObj(Integer::toString).toList();
    String version = metadata.get(VERSION);
    if (version == null) {
      return new ModelMetadata(false, numbers, Map.of(), List.of());
    }
    if (!version.equals(CURRENT)) {
      throw Safetensors.damaged(
          file,
          String.format(Locale.ROOT, "its version is %s, but only %s is read", version, CURRENT));
    }
    List<String> differences = new ArrayList<>();
    compare("the input", metadata.get(INPUT), shape(blueprint), differences);
    compare("the task", metadata.get(TASK), blueprint.task().name(), differences);
    List<String> classes =
        metadata.containsKey(CLASSES) ? classes(metadata.get(CLASSES), file) : numbers;
    if (classes.size() != blueprint.classes()) {
      differences.add(
          String.format(
              Locale.ROOT,
              "%d classes %s in the file, %d in the network",
              classes.size(),
              classes,
              blueprint.classes()));
    }
    return new ModelMetadata(true, classes, values(metadata, blueprint, file), differences);
  }

  private static void compare(
      String what, @Nullable String found, String expected, List<String> differences) {
    if (found != null && !found.equals(expected)) {
      differences.add(
          String.format(
              Locale.ROOT, "%s: %s in the file, %s in the network", what, found, expected));
    }
  }

  private static List<String> classes(String text, Path file) throws FormatException {
    List<String> classes = new ArrayList<>();
    try {
      for (Object name : Json.parse(text) instanceof List<?> names ? names : List.of(0)) {
        if (!(name instanceof String)) {
          throw Safetensors.damaged(file, CLASSES + " must be a list of strings");
        }
        classes.add((String) name);
      }
    } catch (Json.SyntaxException e) {
      throw Safetensors.damaged(file, CLASSES + " is no JSON: " + e.getMessage());
    }
    return classes;
  }

  private static Map<String, Number> values(
      Map<String, String> metadata, Blueprint blueprint, Path file) throws FormatException {
    Map<String, Number> values = new LinkedHashMap<>();
    for (String name : blueprint.settings().keySet()) {
      String text = metadata.get(SETTING + name);
      if (text != null) {
        values.put(name, value(blueprint, name, text, file));
      }
    }
    return values;
  }

  private static Number value(Blueprint blueprint, String name, String text, Path file)
      throws FormatException {
    try {
      return Settings.parse(blueprint, name, text, "metadata");
    } catch (SettingException e) {
      throw Safetensors.damaged(
          file,
          String.format(
              Locale.ROOT, "the setting %s is '%s': %s", name, Printable.of(text), e.getMessage()));
    }
  }

  /** The settings that the run had; where the file says nothing, those that hold here. */
  Settings settings(Settings here) {
    return here.with(values);
  }
}
