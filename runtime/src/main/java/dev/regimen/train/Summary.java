package dev.regimen.train;

import dev.regimen.data.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is known before the first step, as text: machine, data, layers, memory, settings. */
final class Summary {
  private static final int WIDTH = 100;

  /** Columns of the layer table that hold words; the last two hold numbers. */
  private static final int WORDS = 4;

  private final Run run;
  private final Blueprint blueprint;

  Summary(Run run) {
    this.run = run;
    this.blueprint = run.blueprint();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(network());
    lines.add(environment());
    lines.add(data());
    if (!blueprint.regime().isEmpty()) {
      lines.addAll(folded("regime: " + blueprint.regime()));
    }
    lines.addAll(folded("settings: " + run.settings()));
    lines.addAll(Columns.of(layers(), WORDS));
    lines.add(memory());
    return lines;
  }

  private String network() {
    return String.format(
        Locale.ROOT,
        "%s: input %s, batch %d, %,d parameters, %s multiply-adds a sample",
        blueprint.network(),
        input(),
        run.settings().whole(Settings.BATCH),
        blueprint.parameterCount(),
        Numbers.scaled(blueprint.multiplyAdds()));
  }

  private String input() {
    return Arrays.stream(blueprint.input())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("x"));
  }

  private String environment() {
    return String.format(
        Locale.ROOT,
        "JDK %s, %s %s, %s, %s, seed %s",
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Numbers.counted(run.workers(), "worker"),
        blueprint.doublePrecision() ? "float64" : "float32",
        Settings.text(run.settings().numberOr(Settings.SEED, 0)));
  }

  private String data() {
    Splits splits = run.splits();
    return String.format(
        Locale.ROOT,
        "data: %s; %,d train, %,d validation, %,d test",
        splits.train().source(),
        splits.train().size(),
        splits.validation().size(),
        splits.test().size());
  }

  /** Breaks a long list after commas; what follows is indented. */
  private static List<String> folded(String list) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String item : list.split("(?<=, )")) {
      if (line.length() + item.stripTrailing().length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append("    ");
      }
      line.append(item);
    }
    lines.add(line.toString());
    return lines;
  }

  private List<List<String>> layers() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("#", "field", "layer", "output", "parameters", "multiply-adds"));
    for (Blueprint.Layer layer : blueprint.layers()) {
      rows.add(
          List.of(
              Integer.toString(rows.size()),
              layer.field(),
              layer.description(),
              layer.output(),
              String.format(Locale.ROOT, "%,d", layer.parameters()),
              Numbers.scaled(layer.multiplyAdds())));
    }
    return rows;
  }

  private String memory() {
    long parameters = blueprint.bytes(blueprint.parameterCount());
    return String.format(
        Locale.ROOT,
        "memory: parameters %s + gradients %s + optimizer %s + batch %s = %s",
        Numbers.bytes(parameters),
        Numbers.bytes(parameters),
        Numbers.bytes(parameters * blueprint.slots()),
        Numbers.bytes(run.batchBytes()),
        Numbers.bytes(run.bytes()));
  }
}
