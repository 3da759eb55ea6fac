package dev.regimen.experiment;

import dev.regimen.text.Printable;
import dev.regimen.train.FormatException;
import dev.regimen.train.file.FileReplacement;
import dev.regimen.train.file.Json;
import dev.regimen.train.file.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code experiment.json}, whose members the package describes, as far as the experiment itself
 * reads it.
 *
 * @param started when the experiment began
 * @param complete whether nothing is left to run
 * @param facts what the results depend on
 */
record ExperimentFile(Instant started, boolean complete, Map<String, String> facts) {
  static final String NAME = "experiment.json";

  /** Grows when a member changes its meaning. */
  private static final long FORMAT = 1;

  private static final String COMPLETE = "COMPLETE";

  /**
   * Reads it.
   *
   * @throws FormatException if it is damaged or of another version
   */
  static ExperimentFile read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      Map<?, ?> members = (Map<?, ?>) Json.parseRecord(Files.readString(file));
      if (!Long.valueOf(FORMAT).equals(members.get("format"))) {
        throw new FormatException(
            String.format(
                Locale.ROOT,
                "%s is of the format %s, and this version reads %d",
                Printable.of(file),
                Printable.of(String.valueOf(members.get("format"))),
                FORMAT));
      }
      Map<String, String> facts = new LinkedHashMap<>();
      ((Map<?, ?>) members.get("facts"))
          .forEach((name, text) -> facts.put((String) name, (String) text));
      Instant started = Instant.parse((String) members.get("started"));
      return new ExperimentFile(started, COMPLETE.equals(members.get("state")), facts);
    } catch (Json.SyntaxException
        | CharacterCodingException
        | ClassCastException
        | DateTimeException
        | NullPointerException e) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "%s is damaged: %s",
              Printable.of(file),
              Printable.of(String.valueOf(e.getMessage()))));
    }
  }

  /**
   * Writes it anew.
   *
   * @param complete whether nothing is left to run
   * @param answer in words; empty before all trials have ended
   */
  static void write(
      Path folder,
      Design design,
      ExperimentFacts facts,
      Instant started,
      boolean complete,
      String answer)
      throws IOException {
    List<Point> points = design.points();
    JsonObject space = new JsonObject();
    Set<String> names =
        design.variants().stream()
            .map(Variant::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    space.json("variant", Json.quote(List.copyOf(names)));
    structure(design).forEach(space::json);
    design.dimensions().forEach(each -> space.json(each.parameter(), axis(each)));
    if (design.strategy() instanceof Strategy.Rates rates) {
      space.json(Strategy.Rates.RATE, range(rates.low(), rates.high(), "log"));
    }
    String text =
        new JsonObject()
                .number("format", FORMAT)
                .text("name", design.name())
                .text("objective", ObjectiveNames.of(design))
                .text("direction", design.objective().lowerIsBetter() ? "minimize" : "maximize")
                .text("search", design.search())
                .number("repeats", design.repeats())
                .text("seed", Long.toString(design.seed()))
                .number("trials", design.strategy().mostPoints(points) * design.repeats())
                .text("started", started.toString())
                .text("state", complete ? COMPLETE : "RUNNING")
                .text("answer", answer)
                .object("space", space)
                .texts("facts", facts.texts())
                .texts("versions", Map.of("regimen", ExperimentFacts.version()))
            + "\n";
    FileReplacement.write(
        folder.resolve(NAME), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The values of each number of the structure. */
  private static Map<String, String> structure(Design design) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Variant variant : design.variants()) {
      variant
          .parameters()
          .forEach(
              (name, value) ->
                  values
                      .computeIfAbsent(name, any -> new LinkedHashSet<>())
                      .add(JsonObject.number(value)));
    }
    Map<String, String> lists = new LinkedHashMap<>();
    values.forEach((name, all) -> lists.put(name, new ArrayList<>(all).toString()));
    return lists;
  }

  /** The values of a dimension, or its ends, as JSON. */
  static String axis(Dimension dimension) {
    if (dimension instanceof Dimension.Listed listed) {
      return listed.values().stream().map(JsonObject::number).toList().toString();
    }
    Dimension.Ranged range = (Dimension.Ranged) dimension;
    return range(range.low(), range.high(), range.logarithmic() ? "log" : "linear");
  }

  private static String range(double low, double high, String scale) {
    return new JsonObject().number("low", low).number("high", high).text("scale", scale).toString();
  }
}
