package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.report.saved.RecordException;
import dev.regimen.report.saved.SavedExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of an experiment, from the files that the room of experiments says there are. */
@Tag("pure")
class ExperimentPageTest {
  @TempDir private Path folder;

  /** Two rates of two repeats each, one of which diverged. */
  static final String TRIALS =
      trial(1, 1, "0.001", "finished", "0.80")
          + trial(2, 2, "0.001", "finished", "0.90")
          + trial(3, 1, "0.1", "finished", "0.95")
          + trial(4, 2, "0.1", "diverged", "null");

  static String trial(int number, int repeat, String rate, String state, String objective) {
    return String.format(
        Locale.ROOT,
        "{\"number\": %d, \"variant\": \"Net\", \"repeat\": %d, \"seed\": \"%d\", \"parameters\":"
            + " {\"learningRate\": %s, \"<i>\": \"a\"}, \"state\": \"%s\", \"epochs\": 2,"
            + " \"objective\": %s, \"metrics\": {}, \"seconds\": 1, \"run\": \"../secret\","
            + " \"problem\": \"\"}\n",
        number,
        repeat,
        repeat,
        rate,
        state,
        objective);
  }

  static SavedExperiment experiment(Path folder, String direction, String trials)
      throws IOException {
    Files.writeString(
        folder.resolve("experiment.json"),
        "{\"format\": 1, \"name\": \"T\", \"objective\": \"validation/accuracy\", \"direction\": \""
            + direction
            + "\", \"search\": \"grid\", \"repeats\": 2, \"seed\": \"0\", \"trials\": 6,"
            + " \"started\": \"2026-11-29T18:00:00Z\", \"space\": {}, \"data\": \"<b>\","
            + " \"versions\": {}}");
    Files.writeString(folder.resolve("trials.jsonl"), trials);
    return SavedExperiment.read(folder);
  }

  private String page(String direction, String trials) throws IOException {
    return ExperimentPage.of(experiment(folder, direction, trials));
  }

  private static List<String> values(String page, String name) {
    return Pattern.compile("data-name=\"" + name + "\" data-values=\"([^\"]*)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void whatCameOutIsSaidFirst() throws IOException {
    String page = page("maximize", TRIALS);
    // A point of which a repeat diverged is behind those of which none did.
    // The half-width of two values is 12.706 / sqrt(2) times their deviation, 0.0707.
    assertTrue(
        page.contains(
            "Best validation accuracy: 0.8500 \u00b1 0.6353 over 2 repeats with learningRate 0.001;"
                + " next 0.9500 with learningRate 0.1."),
        page);
    assertTrue(page.contains("4 of 6 trials: 3 finished, 1 diverged"), page);
    assertTrue(
        page("minimize", TRIALS).contains("Best validation accuracy: 0.8500 \u00b1"),
        "the least is best");
    assertTrue(page("maximize", "").contains("No trial has come to its end yet."));
  }

  /** Student's sleep data (1908), paired: 1.58 on the average, 0.70 to 2.46 with 95 %. */
  @Test
  void pointsAreComparedOnTheSameSeeds() throws IOException {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    StringBuilder trials = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      trials.append(trial(2 * i + 1, i + 1, "1", "finished", "" + first[i]));
      trials.append(trial(2 * i + 2, i + 1, "2", "finished", "" + second[i]));
    }
    String page = page("maximize", trials.toString());
    assertTrue(
        page.contains("They differ by 1.580 \u00b1 0.8799 (95 % interval) over 10 paired seeds."),
        page);
    String one = page("maximize", trials.substring(0, trials.indexOf("{\"number\": 5,")));
    assertTrue(one.contains("over 2 paired seeds, which may be chance."), one);
  }

  /** A chart over the trials has a place for each number: not for those of no trial. */
  @Test
  void aNumberOfNoTrialIsRefused() throws IOException {
    for (int number : new int[] {0, -3, Integer.MAX_VALUE}) {
      String line = trial(number, 1, "0.1", "finished", "0.5");
      String refused = assertThrows(IOException.class, () -> page("maximize", line)).getMessage();
      assertTrue(
          refused.endsWith(
              "trials.jsonl:1: 'number' is "
                  + number
                  + ", but a whole number from 1 to 1000000 was expected"),
          refused);
    }
  }

  @Test
  void curvesHaveTheTrialsNumbers() throws IOException {
    String page = page("maximize", TRIALS);
    assertEquals(List.of("0.8000 0.9000 0.9500 \u2013"), values(page, "each trial"));
    assertEquals(List.of("0.8000 0.9000 0.9500 0.9500"), values(page, "best so far"));
    assertEquals(
        List.of("0.8000 0.8000 0.8000 0.8000"), values(page("minimize", TRIALS), "best so far"));
    assertEquals(3, page.split("<path class=\"(?:shade|first)", -1).length - 1);
    assertTrue(page.contains("Mean objective by learningRate: 0.001: 0.8500, 0.1: 0.9500"), page);
  }

  private void record(String trial, String state, String history) throws IOException {
    Path own = Files.createDirectories(folder.resolve(trial));
    Files.writeString(
        own.resolve("run.json"),
        "{\"format\": 1, \"name\": \"n\", \"network\": \"Net\", \"state\": \""
            + state
            + "\", \"reason\": \"r\", \"started\": \"2026-11-29T18:00:00Z\", \"regime\": \"\","
            + " \"workers\": 1}");
    StringBuilder lines = new StringBuilder();
    String[] values = history.split(" ");
    for (int i = 0; i < values.length; i++) {
      lines.append("{\"epoch\": " + (i + 1) + ", \"validation/accuracy\": " + values[i] + "}\n");
    }
    Files.writeString(own.resolve("history.jsonl"), lines);
  }

  /**
   * All trials with a record are drawn, those that can be read are the best and the median; what
   * diverged is told and not drawn, and one that lies far out leaves the others their room.
   */
  @Test
  void learningCurvesOfAllTrials() throws IOException {
    String trials = TRIALS;
    for (int i = 1; i <= 4; i++) {
      trials = trials.replaceFirst("\\.\\./secret", "trial-00" + i);
    }
    record("trial-001", "COMPLETE", "0.5 0.80");
    record("trial-002", "COMPLETE", "0.6 0.90");
    record("trial-003", "COMPLETE", "0.7 0.95");
    record("trial-004", "DIVERGED", "0.1 0.2");
    record("trial-005", "RUNNING", "0.1");
    record("trial-006", "RUNNING", "1e9 0.7");
    String page = page("maximize", trials);
    assertEquals(List.of("0.7000 0.9500"), values(page, "the best, trial 3"));
    assertEquals(List.of("0.6000 0.8500"), values(page, "median of the trials"));
    assertEquals(2, page.split("class=\"thin whole\"", -1).length - 1);
    assertEquals(2, page.split("class=\"thin part\"", -1).length - 1);
    assertTrue(page.contains("1 trial diverged and left out."), page);
    assertTrue(page.contains("4 of 6 trials, 2 running"), page);
    assertFalse(page.contains("1.000e9"), "a mark of the axis");
  }

  /** Two rungs of halving with two repeats: points go on or not, by the mean of their repeats. */
  @Test
  void rungsSayWhatWasGivenUp() throws IOException {
    String trials =
        trial(1, 1, "1", "stopped", "0.5")
            + trial(2, 2, "1", "stopped", "0.6")
            + trial(3, 1, "2", "finished", "0.9")
            + trial(4, 2, "2", "finished", "0.8");
    StringBuilder rungs = new StringBuilder();
    double[] measured = {0.5, 0.6, 0.7, 0.5};
    for (int i = 0; i < 4; i++) {
      rungs.append(
          String.format(
              Locale.ROOT,
              "{\"rung\": 0, \"number\": %d, \"epochs\": 2, \"objective\": %s}%n",
              i + 1,
              measured[i]));
    }
    Files.writeString(folder.resolve("rungs.jsonl"), rungs);
    String page = page("maximize", trials);
    String row = page.substring(page.indexOf("worst that went on"), page.indexOf("<h2>Trials"));
    List<String> cells =
        Pattern.compile("data-order=\"([^\"]*)\"")
            .matcher(row)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(List.of("1.0", "2", "4", "2", "0.6", "0.6", "0.55"), cells);
    assertTrue(page.contains("<th scope=\"col\">given up at rung</th>"), page);
  }

  /** A trial that failed was run again: the later line holds. */
  @Test
  void ofTwoLinesTheLastHolds() throws IOException {
    String page = page("maximize", TRIALS + trial(4, 2, "0.1", "finished", "0.97"));
    assertEquals(List.of("0.8000 0.9000 0.9500 0.9700"), values(page, "each trial"));
  }

  @Test
  void aTornTrialIsToldAndTheOthersAreShown() throws IOException {
    String page = page("maximize", TRIALS + "{\"number\": 5, \"var");
    assertTrue(page.contains("trials.jsonl: line 5 is torn"), page);
    assertTrue(page.contains("4 of 6 trials"), page);
  }

  @Test
  void textsOfOthersAreNoMarkupAndNoPaths() throws IOException {
    String page = page("maximize", TRIALS.replace("\"a\"", "\"<img src=x>\""));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("<b>"));
    assertFalse(page.contains("../secret"), "a trial's folder lies within the experiment's");
    RecordException refused =
        assertThrows(RecordException.class, () -> experiment(folder, "sideways", ""));
    assertTrue(refused.getMessage().endsWith("neither 'maximize' nor 'minimize'"));
  }
}
