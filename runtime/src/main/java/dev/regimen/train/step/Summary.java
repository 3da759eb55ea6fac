package dev.regimen.train.step;

import dev.regimen.data.Splits;
import dev.regimen.data.augment.Resolution;
import dev.regimen.text.Columns;
import dev.regimen.text.Numbers;
import dev.regimen.text.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known before the first step, as text: machine, data, layers, memory, settings. */
public final class Summary {
  private static final int WIDTH = 100;

  /** Columns of the layer table that hold words; the last two hold numbers. */
  private static final int WORDS = 4;

  private final Blueprint blueprint;
  private final Settings settings;
  private final int workers;
  private final Kept kept;
  private final long bytes;
  private final @Nullable Splits splits;

  /**
   * A summary.
   *
   * @param kept what the run keeps of its weights
   * @param splits the data; null where it is not known yet
   */
  public Summary(
      Blueprint blueprint, Settings settings, int workers, Kept kept, @Nullable Splits splits) {
    this.blueprint = blueprint;
    this.settings = settings;
    this.workers = workers;
    this.kept = kept;
    bytes = MemorySize.bytes(blueprint, kept, largest(), workers);
    this.splits = splits;
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(network());
    lines.add(environment());
    if (splits != null) {
      lines.add(data(splits));
    }
    if (!blueprint.regime().isEmpty()) {
      lines.addAll(folded("regime: " + blueprint.regime() + overridden()));
    }
    lines.addAll(folded("settings: " + settings));
    int members = settings.wholeOr(Settings.ENSEMBLE, 1);
    if (members > 1) {
      lines.add(
          String.format(
              Locale.ROOT,
              "ensemble: %d members, trained in turn by seeds of their own; the mean predicts",
              members));
    }
    lines.addAll(Columns.of(layers(), WORDS));
    lines.add(memory());
    return lines;
  }

  /** The numbers that hold in place of the regime's. */
  private String overridden() {
    String list =
        blueprint.settings().values().stream()
            .filter(setting -> !stated(setting).equals(inForce(setting)))
            .map(
                setting ->
                    setting.name() + " = " + inForce(setting) + " in place of " + stated(setting))
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "" : "; overridden: " + list;
  }

  private static String stated(Setting setting) {
    return Settings.text(setting.exact());
  }

  private String inForce(Setting setting) {
    return Settings.text(settings.exact(setting.name()));
  }

  /** A network in one line. */
  static String line(Blueprint blueprint) {
    String predicts =
        blueprint.tasks().stream()
            .map(task -> predicts(task, blueprint.tasks().size()))
            .collect(Collectors.joining(" and "));
    return String.format(
        Locale.ROOT,
        "%s: input %s, predicts %s, %s, %,d parameters, %s multiply-adds a sample, %s",
        blueprint.network(),
        input(blueprint),
        predicts,
        Numbers.counted(blueprint.layers().size(), "layer"),
        blueprint.parameterCount(),
        Numbers.scaled(blueprint.multiplyAdds()),
        precision(blueprint));
  }

  private static String predicts(TaskSpec task, int tasks) {
    String what =
        task.classes() > 0 ? task.classes() + " classes" : Numbers.counted(task.width(), "number");
    return tasks == 1 ? what : what + " for " + task.name();
  }

  private static String precision(Blueprint blueprint) {
    return blueprint.doublePrecision() ? "float64" : "float32";
  }

  private String network() {
    return String.format(
        Locale.ROOT,
        "%s: input %s, batch %s, %,d parameters, %s multiply-adds a sample",
        blueprint.network(),
        input(blueprint),
        batch(),
        blueprint.parameterCount(),
        Numbers.scaled(blueprint.multiplyAdds()));
  }

  /** With the samples of an update, where that takes several batches. */
  private String batch() {
    long batch = settings.whole(Settings.BATCH);
    int batches = settings.wholeOr(Settings.ACCUMULATE, 1);
    int largest = largest();
    String grows =
        largest > batch ? String.format(Locale.ROOT, ", growing to batches of %d", largest) : "";
    return batches == 1
        ? batch + grows
        : String.format(
            Locale.ROOT, "%d x %d = %d an update%s", batches, batch, batches * batch, grows);
  }

  private static String input(Blueprint blueprint) {
    String input =
        Arrays.stream(blueprint.input())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("x"));
    Resolution shown = blueprint.resolution();
    return shown.equals(Resolution.OWN)
        ? input
        : String.format(
            Locale.ROOT,
            "%s (trained at %dx%d, tested at %dx%d)",
            input,
            shown.train(),
            shown.train(),
            shown.test(),
            shown.test());
  }

  private String environment() {
    return String.format(
        Locale.ROOT,
        "JDK %s, %s %s, %s, %s, seed %s",
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Numbers.counted(workers, "worker"),
        precision(blueprint),
        settings.seed());
  }

  private static String data(Splits splits) {
    return String.format(
        Locale.ROOT,
        "data: %s; %,d train, %,d validation, %,d test",
        Printable.of(splits.train().source()),
        splits.train().size(),
        splits.validation().size(),
        splits.test().size());
  }

  /** Breaks a long list after commas and semicolons; what follows is indented. */
  private static List<String> folded(String list) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String item : list.split("(?<=[,;] )")) {
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
    long average =
        slotBytes(Slot.Kind.AVERAGE, Slot.Kind.RUNNING_AVERAGE) + Average.bytes(blueprint);
    long running = blueprint.bytes(blueprint.runningCount());
    long shared = MemorySize.shared(blueprint, workers);
    long batch = MemorySize.ofSample(blueprint) * largest();
    return String.format(
        Locale.ROOT,
        "memory: parameters %s + gradients %s + optimizer %s%s%s%s%s%s%s%s + batch %s = %s%s",
        Numbers.bytes(parameters),
        Numbers.bytes(parameters),
        Numbers.bytes(slotBytes(Slot.Kind.OPTIMIZER)),
        term("average", average),
        term("statistics", running),
        term("exchange", shared),
        term("convolutions", MemorySize.convolutions(blueprint, largest(), workers)),
        term("best weights", kept.bestBytes(blueprint)),
        term("snapshots", kept.snapshotBytes(blueprint)),
        term("checkpoint", kept.checkpointBytes(blueprint)),
        Numbers.bytes(batch),
        Numbers.bytes(bytes),
        budget());
  }

  private static String term(String name, long bytes) {
    return bytes == 0 ? "" : String.format(Locale.ROOT, " + %s %s", name, Numbers.bytes(bytes));
  }

  private int largest() {
    return blueprint.schedule().largestBatch(settings);
  }

  /** The largest batch that a budget leaves room for; without one, what twice the batch takes. */
  private String budget() {
    if (blueprint.memoryBudget() == Long.MAX_VALUE) {
      long twice = MemorySize.bytes(blueprint, kept, 2 * largest(), workers);
      return String.format(
          Locale.ROOT, "; batch = %d takes %s", 2L * largest(), Numbers.bytes(twice));
    }
    return String.format(
        Locale.ROOT,
        " of %s, in which batch = %d fits",
        Numbers.bytes(blueprint.memoryBudget()),
        MemorySize.largestBatch(blueprint, kept, workers));
  }

  private long slotBytes(Slot.Kind... kinds) {
    return blueprint.bytes(blueprint.slotCount(kinds));
  }
}
