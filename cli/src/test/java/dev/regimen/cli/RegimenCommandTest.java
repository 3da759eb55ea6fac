package dev.regimen.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every command as a shell sees it: what it prints where, and its exit code. */
@Tag("pure")
class RegimenCommandTest extends InAShell {
  private List<String> words(int line) {
    return List.of(out.lines().toList().get(line).split("  +"));
  }

  @Test
  void listsRunsAndExperiments() throws IOException {
    RunsOnDisk.run(runs, "Net-10", "0", "");
    RunsOnDisk.run(runs, "Net-9", "0", "");
    RunsOnDisk.experiment(runs, "Tuning-1");
    RunsOnDisk.run(runs.resolve("Tuning-1"), "trial-003", "0", "", "RUNNING");
    assertEquals(0, regimen("list"), err);
    assertEquals(
        List.of(
            "Tuning-1",
            "validation/accuracy",
            "2 of 4 trials, 1 running, about 26.0 s left",
            "1",
            "2026-11-29T18:00:00Z",
            "0.8000"),
        words(1));
    assertEquals(
        List.of(
            "Net-9",
            "complete",
            "validation/accuracy",
            "0.7500",
            "1",
            "0.7000",
            "2/2",
            "4.0 s",
            "2026-11-29T18:00:00Z"),
        words(4));
    assertTrue(out.lines().toList().get(5).startsWith("Net-10 "), out);
    assertEquals("", err);
    assertEquals(0, regimen("list", "--state", "diverged"));
    assertEquals("no runs\n", out.replace("\r", ""));
  }

  /** What cannot be read is told, and hides nothing else. */
  @Test
  void aFolderOfAnotherVersionIsToldAndTheOthersAreListed() throws IOException {
    RunsOnDisk.run(runs, "Net-1", "0", "");
    Path newer = RunsOnDisk.run(runs, "Net-2", "0", "");
    Files.writeString(newer.resolve("run.json"), "{\"format\": 7}");
    assertEquals(1, regimen("list"));
    assertTrue(out.contains("Net-1"), out);
    assertTrue(err.contains("run.json: it is of format 7, and this version reads format 1"), err);
    assertEquals(1, regimen("show", "Net-2"));
    assertTrue(err.contains("a newer version wrote it"), err);
  }

  /** A path alone is no word of what is wrong with it. */
  @Test
  void whatIsNotThereIsSaid() throws IOException {
    RunsOnDisk.run(runs, "Net-1", "0", "");
    Path page = runs.resolve("none").resolve("page.html");
    assertEquals(1, regimen("report", "Net-1", "-o", page.toString()));
    assertTrue(err.strip().endsWith("page.html is not there"), err);
    Files.writeString(runs.resolve("Net-1").resolve("history.jsonl"), "\u00e4\n", ISO_8859_1);
    RunsOnDisk.run(runs, "Net-2", "0", "");
    assertEquals(1, regimen("list"));
    assertTrue(out.contains("Net-2"), out);
    assertTrue(err.contains("history.jsonl: it is no text in UTF-8"), err);
  }

  @Test
  void aTornLineIsTold() throws IOException {
    Path run = RunsOnDisk.run(runs, "Net-1", "0", "");
    Files.writeString(run.resolve("history.jsonl"), "{\"epo", StandardOpenOption.APPEND);
    for (String command : List.of("list", "show")) {
      assertEquals(0, command.equals("list") ? regimen("list") : regimen("show", "Net-1"));
      assertTrue(err.contains("history.jsonl: line 3 is torn"), err);
      assertTrue(out.contains("0.7500"), out);
    }
  }

  @Test
  void showsARun() throws IOException {
    RunsOnDisk.run(runs, "Net-1", "0.5", "");
    assertEquals(0, regimen("show", "Net-1"), err);
    assertTrue(out.startsWith("Net-1  complete"), out);
    assertTrue(out.contains("completed after 2 of 2 epochs, 4.0 s; begun 2026-11-29T18:00:00Z"));
    List<String> lines = out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertTrue(lines.contains("1 * 0.7500 1.500 0.1000"), out);
    assertTrue(lines.contains("2 0.5000 - 0.0100"), out);
    assertTrue(lines.contains("epochs 2 40"), out);
    assertTrue(lines.contains("hidden.dropout 0.5"), out);
    assertEquals(0, regimen("show", runs.resolve("Net-1") + "/"), err);
    assertEquals(0, regimen("show", "Net-1", "--epochs", "1"), err);
    assertTrue(out.contains("0.7500"), "the best epoch is shown although it is not the last");
  }

  @Test
  void showsAnExperimentTheBestTrialFirst() throws IOException {
    RunsOnDisk.experiment(runs, "Tuning-1");
    RunsOnDisk.run(runs.resolve("Tuning-1"), "trial-001", "0", "");
    assertEquals(0, regimen("show", "Tuning-1"), err);
    List<String> lines = out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertEquals("Tuning-1 2 of 4 trials", lines.get(0));
    assertEquals("trial state repeat rate epochs validation/accuracy time", lines.get(3));
    assertEquals("1 finished 1 0.1 2 0.8000 10.0 s", lines.get(4));
    assertEquals("2 diverged 1 1 0 - 20.0 s", lines.get(5));
    assertEquals(0, regimen("show", "Tuning-1/trial-001"), err);
    assertTrue(out.startsWith("trial-001  complete"), out);
  }

  /** What it has come to so far, what was chosen for it, and what waits for the end of its rung. */
  @Test
  void showsTrialsThatHaveNotEnded() throws IOException {
    RunsOnDisk.experiment(runs, "Tuning-1");
    String chosen = "}, \"trial\": {\"number\": \"3\", \"repeat\": \"1\", \"rate\": \"7\"";
    RunsOnDisk.run(runs.resolve("Tuning-1"), "trial-003", "0", chosen, "RUNNING");
    RunsOnDisk.run(runs.resolve("Tuning-1"), "trial-004", "0", "", "STOPPED");
    assertEquals(0, regimen("show", "Tuning-1"), err);
    List<String> lines = out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertEquals("Tuning-1 2 of 4 trials, 1 running, about 22.0 s left", lines.get(0));
    assertEquals("3 running 1 7 2 0.7500 4.0 s", lines.get(6));
    assertEquals("4 waiting 0 2 0.7500 4.0 s", lines.get(7));
  }

  @Test
  void comparesRuns() throws IOException {
    RunsOnDisk.run(runs, "Net-1", "0", "");
    RunsOnDisk.run(runs, "Net-2", "0.5", "");
    assertEquals(0, regimen("compare", "Net-1", "Net-2"), err);
    List<String> lines = out.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertTrue(lines.contains("validation/accuracy 0.7500 0.7500"), out);
    assertEquals("hidden.dropout 0 0.5", lines.get(lines.size() - 1));
    assertEquals(0, regimen("compare", "Net-1", "Net-1"), err);
    assertTrue(out.endsWith("settings, techniques, data and versions are the same\n"), out);
    assertEquals(2, regimen("compare", "Net-1"));
  }

  @Test
  void writesPages() throws IOException {
    RunsOnDisk.run(runs, "Net-1", "0", "");
    RunsOnDisk.run(runs, "Net-2", "0.5", "");
    assertEquals(0, regimen("report", "Net-1"), err);
    assertEquals(runs.resolve("Net-1").resolve("report.html") + "\n", out);
    assertEquals(0, regimen("report", "Net-1", "Net-2"), err);
    Path page = Path.of(out.strip());
    assertEquals(runs.resolve("compare-Net-1-Net-2.html"), page);
    String html = Files.readString(page);
    assertTrue(html.contains("hidden.dropout"), html);
    assertTrue(html.contains("data-values=\"0.7500 0.5000\""), html);
    RunsOnDisk.experiment(runs, "Tuning-1");
    assertEquals(0, regimen("report", "Tuning-1"), err);
    assertTrue(Files.readString(Path.of(out.strip())).contains("Parallel coordinates"));
    Path other = temporary.resolve("page.html");
    assertEquals(0, regimen("report", "Net-1", "-o", other.toString()), err);
    assertTrue(Files.exists(other));
    Files.delete(runs.resolve("Net-2").resolve("report.html"));
    assertEquals(1, regimen("report", "Net-2"));
    assertTrue(err.contains("the run was ended before it had an epoch"), err);
  }

  @Test
  void printsTheCommandThatGoesOn() throws IOException {
    Path checkpoints = Files.createDirectories(temporary.resolve("check points"));
    Path directory = temporary.resolve("it's");
    String launch =
        String.format(
            Locale.ROOT,
            "\"directory\": \"%s\", \"checkpoints\": \"%s\", \"command\": ",
            directory,
            checkpoints);
    RunsOnDisk.run(
        runs, "Net-1", "0", launch + "[\"/bin/java\", \"-cp\", \"a b\", \"Main\", \"$x\"]");
    assertEquals(0, regimen("resume", "Net-1"), err);
    assertEquals(
        "cd '"
            + temporary.resolve("it")
            + "'\\''s'\n/bin/java '-Dregimen.resume="
            + checkpoints
            + "' -cp 'a b' Main '$x'\n",
        out);
    RunsOnDisk.run(runs, "Net-2", "0", launch + "[\"/bin/java\", \"-Dtoken=***\"]");
    assertEquals(1, regimen("resume", "Net-2", "--run"));
    assertTrue(err.contains("were not recorded (***)"), err);
    RunsOnDisk.run(runs, "Net-3", "0", "");
    assertEquals(1, regimen("resume", "Net-3"));
    assertTrue(err.contains("Net-3 was not saved: @Checkpoint"), err);
    RunsOnDisk.run(runs, "Net-4", "0", launch + "[\"/bin/java\"]", "RUNNING");
    assertEquals(1, regimen("resume", "Net-4"));
    assertTrue(err.contains("Net-4 goes on already"), err);
    RunsOnDisk.experiment(runs, "Tuning-1");
    String trial = launch + "[\"/bin/java\", \"Main\"]}, \"trial\": {\"number\": \"3\"";
    RunsOnDisk.run(runs.resolve("Tuning-1"), "trial-003", "0", trial);
    assertEquals(0, regimen("resume", "Tuning-1/trial-003"), err);
    assertTrue(out.endsWith("\n/bin/java Main\n"), "its experiment goes on by itself: " + out);
    Files.delete(checkpoints);
    assertEquals(1, regimen("resume", "Net-1"));
    assertTrue(err.contains("the checkpoints of Net-1 are there no more"), err);
  }

  @Test
  void runsTheCommandAndEndsWithItsCode() throws IOException {
    Path checkpoints = Files.createDirectories(temporary.resolve("checkpoints"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String launch =
        String.format(
            Locale.ROOT,
            "\"directory\": \"%s\", \"checkpoints\": \"%s\", \"command\": [\"%s\", \"-nonsense\"]",
            temporary,
            checkpoints,
            java);
    RunsOnDisk.run(runs, "Net-1", "0", launch);
    assertEquals(1, regimen("resume", "Net-1", "--run"));
    assertEquals("", err);
  }

  @Test
  void wrongNamesAndArgumentsAreRefused() throws IOException {
    RunsOnDisk.run(runs, "Net-1", "0", "");
    assertEquals(1, regimen("show", "Net-2"));
    assertTrue(err.endsWith("has no run or experiment 'Net-2'; did you mean 'Net-1'?\n"), err);
    for (String name : List.of("..", "../runs/Net-1/..", "Net-1/../Net-1x", "<b>", "a\u001b[2J")) {
      assertEquals(1, regimen("show", name), name);
      assertFalse(err.contains("\u001b"), "an escape reaches the terminal");
    }
    assertEquals(2, regimen("shwo", "Net-1"));
    assertEquals(2, regimen("show"));
    assertEquals(
        2,
        RegimenCommand.run(
            new Terminal(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false)));
    runs = temporary.resolve("elsewhere");
    assertEquals(1, regimen("list"));
    assertTrue(err.contains("elsewhere is no folder; --runs names that of the runs"), err);
  }

  /** A folder that a stranger named and wrote. */
  @Test
  void textsOfOthersDoNotReachTheTerminalAsTheyAre() throws IOException {
    RunsOnDisk.run(runs, "<b>\u001b[31m-1", "\\u001b[2J", "");
    assertEquals(0, regimen("list"), err);
    assertEquals(0, regimen("show", "<b>\u001b[31m-1"), err);
    assertFalse(out.contains("\u001b"), out);
    assertTrue(out.contains("\\u001b[2J"), out);
  }

  @Test
  void coloursNeedATerminalThatWantsThem() throws IOException {
    RunsOnDisk.run(runs, "Net-1", "0", "");
    regimen(true, "list");
    assertTrue(out.startsWith("\u001b[1mrun"), out);
    regimen(false, "list");
    assertFalse(out.contains("\u001b"));
    assertFalse(RegimenCommand.coloured(null, Map.of()));
    assertFalse(RegimenCommand.coloured(System.console(), Map.of("NO_COLOR", "1")));
  }
}
