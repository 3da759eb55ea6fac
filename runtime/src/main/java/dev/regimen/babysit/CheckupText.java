package dev.regimen.babysit;

import dev.regimen.text.Escaping;
import dev.regimen.train.loop.RunFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A checkup as a page for a terminal: letters that any has, at most 100 columns but for fixes. */
final class CheckupText {
  private CheckupText() {}

  static String of(Checkup checkup) {
    List<String> lines = new ArrayList<>();
    lines.add("Checkup of " + Escaping.of(checkup.network()));
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%-30s %10s %10s", "measured", "value", "expected"));
    for (Measurement each : checkup.measurements()) {
      lines.add(line(each));
    }
    lines.add("");
    lines.add(row("layer", "mean", "deviation", "dead", "saturated"));
    for (LayerReading each : checkup.layers()) {
      lines.add(
          row(
              Escaping.of(each.layer()),
              number(each.mean()),
              number(each.deviation()),
              share(each.dead()),
              share(each.saturated())));
    }
    lines.add("");
    lines.add(row("weight", "size", "gradient", "update/size", ""));
    for (WeightReading each : checkup.weights()) {
      lines.add(
          row(
              Escaping.of(each.parameter()),
              number(each.weight()),
              number(each.gradient()),
              number(each.ratio()),
              ""));
    }
    lines.add("");
    for (RunFinding each : checkup.findings()) {
      lines.add(each.toString());
      lines.add("");
    }
    lines.add(verdict(checkup));
    return String.join("\n", lines);
  }

  static String verdict(Checkup checkup) {
    List<RunFinding> findings = checkup.findings();
    if (findings.isEmpty()) {
      return "All is well: " + Escaping.of(checkup.network()) + " is ready for a long run.";
    }
    RunFinding first = findings.get(0);
    int more = findings.size() - 1;
    String others =
        switch (more) {
          case 0 -> "";
          case 1 -> " Then look again: the other finding may come of it.";
          default ->
              String.format(
                  Locale.ROOT, " Then look again: the %d other findings may come of it.", more);
        };
    return String.format(
        Locale.ROOT,
        "%s is not ready: %s. To change: %s.%s",
        Escaping.of(checkup.network()),
        Escaping.of(first.problem()),
        Escaping.of(first.fix()),
        others);
  }

  private static String line(Measurement each) {
    String expected = Double.isNaN(each.expected()) ? "" : number(each.expected());
    return String.format(
            Locale.ROOT,
            "%-30s %10s %10s  %s",
            each.name(),
            number(each.value()),
            expected,
            Escaping.of(each.words()))
        .stripTrailing();
  }

  private static String row(String name, String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-30s", name));
    for (String cell : cells) {
      row.append(String.format(Locale.ROOT, " %11s", cell));
    }
    return row.toString().stripTrailing();
  }

  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * value);
  }
}
