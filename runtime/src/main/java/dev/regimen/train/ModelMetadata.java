package dev.regimen.train;

import dev.regimen.text.Printable;
import dev.regimen.train.file.Json;
import dev.regimen.train.file.Safetensors;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.TaskSpec;
import dev.regimen.train.step.Trunk;
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
 * @param classes the names of the classes of each task
 * @param values the settings of the run, as far as the network still has them
 * @param members how many networks predict together
 * @param differences what does not fit the network
 */
record ModelMetadata(
    boolean ours,
    List<List<String>> classes,
    Map<String, Number> values,
    int members,
    List<String> differences) {
  /** As many as {@code @Ensemble} allows. */
  private static final int MOST_MEMBERS = 1000;

  private static final String VERSION = "regimen.version";
  private static final String CURRENT = "1";
  private static final String NETWORK = "regimen.network";
  private static final String INPUT = "regimen.input";
  private static final String TASK = "regimen.task";
  private static final String CLASSES = "regimen.classes";
  private static final String SETTING = "regimen.setting.";

  /** How many networks predict together, where they are several. */
  private static final String MEMBERS = "regimen.members";

  /** The names of the tasks, where there are several. */
  private static final String TASKS = "regimen.tasks";

  /** Layers of a pretext task's own, and those that the network has beside them without it. */
  private static final String HEADS = "regimen.trunk.heads";

  private static final String LEFT_OUT = "regimen.trunk.leftOut";

  /** All that {@link #parse} and the preprocessing need. */
  static Map<String, String> of(Predictor<?> predictor) {
    Blueprint blueprint = predictor.blueprint();
    Map<String, String> metadata = new LinkedHashMap<>();
    // PyTorch's own tools ask for this key.
    metadata.put("format", "pt");
    metadata.put(VERSION, CURRENT);
    metadata.put(NETWORK, blueprint.network());
    metadata.put(INPUT, shape(blueprint));
    List<TaskSpec> tasks = blueprint.tasks();
    if (tasks.size() > 1) {
      metadata.put(TASKS, Json.quote(names(blueprint)));
    }
    for (int i = 0; i < tasks.size(); i++) {
      metadata.put(key(TASK, i, tasks), tasks.get(i).kind().name());
      if (tasks.get(i).classes() > 0) {
        metadata.put(key(CLASSES, i, tasks), Json.quote(predictor.allClasses().get(i)));
      }
    }
    if (predictor.members().size() > 1) {
      metadata.put(MEMBERS, Integer.toString(predictor.members().size()));
    }
    if (!blueprint.trunk().heads().isEmpty()) {
      metadata.put(HEADS, Json.quote(blueprint.trunk().heads()));
      metadata.put(LEFT_OUT, Json.quote(blueprint.trunk().leftOut()));
    }
    predictor.settings().texts().forEach((name, text) -> metadata.put(SETTING + name, text));
    metadata.putAll(predictor.preprocessing().toMetadata(names(blueprint)));
    return metadata;
  }

  private static List<String> names(Blueprint blueprint) {
    return blueprint.tasks().stream().map(TaskSpec::name).toList();
  }

  /** What is said of the first task has a plain key, as in the file of a network of one. */
  private static String key(String key, int task, List<TaskSpec> tasks) {
    return task == 0 ? key : key + "." + tasks.get(task).name();
  }

  private static String shape(Blueprint blueprint) {
    return Arrays.stream(blueprint.input())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("x"));
  }

  static ModelMetadata parse(Map<String, String> metadata, Blueprint blueprint, Path file)
      throws FormatException {
    String version = metadata.get(VERSION);
    if (version == null) {
      List<List<String>> numbers = blueprint.tasks().stream().map(ModelMetadata::numbers).toList();
      return new ModelMetadata(false, numbers, Map.of(), 1, List.of());
    }
    if (!version.equals(CURRENT)) {
      throw Safetensors.damaged(
          file,
          String.format(Locale.ROOT, "its version is %s, but only %s is read", version, CURRENT));
    }
    List<String> differences = new ArrayList<>();
    compare("the input", metadata.get(INPUT), shape(blueprint), differences);
    String tasks = Json.quote(names(blueprint));
    compare("the tasks", metadata.get(TASKS), tasks, differences);
    List<List<String>> classes = new ArrayList<>();
    for (int task = 0; task < blueprint.tasks().size(); task++) {
      classes.add(task(metadata, task, blueprint.tasks(), file, differences));
    }
    Map<String, Number> values = values(metadata, blueprint, file);
    return new ModelMetadata(true, classes, values, members(metadata, file), differences);
  }

  /** What a file has of a network's first layers; the whole of one where it does not say. */
  static Trunk trunk(Map<String, String> metadata, Path file) throws FormatException {
    String heads = metadata.getOrDefault(HEADS, "[]");
    String leftOut = metadata.getOrDefault(LEFT_OUT, "[]");
    return new Trunk(strings(HEADS, heads, file), strings(LEFT_OUT, leftOut, file));
  }

  private static int members(Map<String, String> metadata, Path file) throws FormatException {
    String text = metadata.getOrDefault(MEMBERS, "1");
    if (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= MOST_MEMBERS) {
      return Integer.parseInt(text);
    }
    throw Safetensors.damaged(
        file,
        String.format(
            Locale.ROOT,
            "%s is '%s', but must be a whole number from 1 to %d",
            MEMBERS,
            Printable.of(text),
            MOST_MEMBERS));
  }

  /** The names of a task's classes. */
  private static List<String> task(
      Map<String, String> metadata,
      int task,
      List<TaskSpec> tasks,
      Path file,
      List<String> differences)
      throws FormatException {
    TaskSpec spec = tasks.get(task);
    String what = tasks.size() == 1 ? "the task" : "the task " + spec.name();
    compare(what, metadata.get(key(TASK, task, tasks)), spec.kind().name(), differences);
    String text = metadata.get(key(CLASSES, task, tasks));
    List<String> classes = text == null ? numbers(spec) : strings(CLASSES, text, file);
    if (classes.size() != spec.classes()) {
      differences.add(
          String.format(
              Locale.ROOT,
              "%d classes %s in the file, %d in the network",
              classes.size(),
              classes,
              spec.classes()));
    }
    return classes;
  }

  private static List<String> numbers(TaskSpec task) {
    return IntStream.range(0, task.classes()).mapToObj(Integer::toString).toList();
  }

  private static void compare(
      String what, @Nullable String found, String expected, List<String> differences) {
    if (found != null && !found.equals(expected)) {
      differences.add(
          String.format(
              Locale.ROOT, "%s: %s in the file, %s in the network", what, found, expected));
    }
  }

  private static List<String> strings(String key, String text, Path file) throws FormatException {
    List<String> strings = new ArrayList<>();
    try {
      for (Object name : Json.parse(text) instanceof List<?> names ? names : List.of(0)) {
        if (!(name instanceof String)) {
          throw Safetensors.damaged(file, key + " must be a list of strings");
        }
        strings.add((String) name);
      }
    } catch (Json.SyntaxException e) {
      throw Safetensors.damaged(file, key + " is no JSON: " + e.getMessage());
    }
    return strings;
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
