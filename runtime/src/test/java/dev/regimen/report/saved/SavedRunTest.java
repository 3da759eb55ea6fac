package dev.regimen.report.saved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as this version, another, a killed process or a stranger left them. */
@Tag("pure")
class SavedRunTest {
  @TempDir private Path runs;

  private SavedRun run(String run, String history) throws IOException {
    return SavedRun.read(RunsOnDisk.run(runs, "Net-1", run, history));
  }

  private String refusal(String run, String history) {
    String message = assertThrows(RecordException.class, () -> run(run, history)).getMessage();
    assertTrue(message.startsWith(runs.resolve("Net-1").toString()), message);
    return message.substring(runs.resolve("Net-1").toString().length() + 1);
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    SavedRun run = run(RunsOnDisk.RUN, RunsOnDisk.HISTORY);
    assertEquals("complete", run.state());
    assertEquals("9007199254740993", run.settings().get("seed"));
    assertEquals("40", run.overridden().get("epochs"));
    assertEquals("120", run.facts().get("data.train"));
    assertEquals(0.75, run.shown().get("validation/accuracy"));
    assertArrayEquals(new double[] {0.001, 1e-4}, run.values("lr"));
    assertArrayEquals(new double[] {0.5, Double.NaN}, run.values("validation/loss"));
    assertEquals(1.5, run.seconds());
    assertEquals(Optional.empty(), run.repair());
  }

  @Test
  void aTornLineIsLeftOutAndTold() throws IOException {
    SavedRun run = run(RunsOnDisk.RUN, RunsOnDisk.HISTORY + "{\"epoch\": 3, \"valid");
    assertEquals(2, run.epochs().size());
    String told = run.repair().orElseThrow();
    assertTrue(told.contains("history.jsonl: line 3 is torn"), told);
    assertTrue(told.endsWith("its 19 characters are left out"), told);
  }

  /** Only the end of the line is missing: nothing of the epoch is. */
  @Test
  void aWholeObjectWithoutAnEndIsKept() throws IOException {
    SavedRun run = run(RunsOnDisk.RUN, RunsOnDisk.HISTORY.strip());
    assertEquals(2, run.epochs().size());
    assertEquals(Optional.empty(), run.repair());
  }

  @Test
  void whatIsNoRunIsRefusedInWords() {
    assertEquals(
        "run.json: it is of format 2, and this version reads format 1: a newer version wrote it",
        refusal(RunsOnDisk.RUN.replace("\"format\": 1", "\"format\": 2"), ""));
    assertEquals(
        "run.json: 'format' is missing, but a whole number was expected", refusal("{}", ""));
    assertEquals(
        "run.json: 'workers' is many, but a whole number was expected",
        refusal(RunsOnDisk.RUN.replace("\"workers\": 1", "\"workers\": \"many\""), ""));
    assertEquals(
        "run.json: 'started' is yesterday, but a time such as 2026-01-31T12:00:00Z was expected",
        refusal(RunsOnDisk.RUN.replace("2026-11-29T18:00:00Z", "yesterday"), ""));
    assertEquals("run.json: an object was expected, {...}", refusal("[1]", ""));
    assertEquals("run.json: the text ends too early at character 0", refusal("", ""));
    assertEquals(
        "history.jsonl:1: expected a value but found 'N' at character 6",
        refusal(RunsOnDisk.RUN, "{\"a\": NaN}\n"));
  }

  /** Neither ends a list of many runs by an exception that nobody told of. */
  @Test
  void whatIsNoPathAndWhatIsNoTextIsRefusedInWords() throws IOException {
    String nowhere = "\"launch\": {\"checkpoints\": \"\\u0000\"}, \"epochs\"";
    String refused =
        refusal(
            RunsOnDisk.RUN.replaceFirst(
                "\"epochs\"(?=: 2, \"best)", Matcher.quoteReplacement(nowhere)),
            "");
    assertTrue(refused.endsWith("but a path was expected"), refused);
    Path folder = RunsOnDisk.run(runs, "Latin-1", RunsOnDisk.RUN, "");
    Files.write(folder.resolve(SavedRun.HISTORY), new byte[] {'{', (byte) 0xe4, '}', '\n'});
    String told = assertThrows(RecordException.class, () -> SavedRun.read(folder)).getMessage();
    assertTrue(told.endsWith("history.jsonl: it is no text in UTF-8"), told);
  }

  @Test
  void aRunWhoseProcessIsGoneWasKilled() throws IOException {
    String running = RunsOnDisk.RUN.replace("COMPLETE", "RUNNING");
    String launch = "\"launch\": {\"host\": \"%s\", \"process\": %d}, \"epochs\"";
    long own = ProcessHandle.current().pid();
    assertEquals("running", run(with(running, launch, Machine.name(), own), "").state());
    long none = Long.MAX_VALUE / 2;
    assertEquals("killed", run(with(running, launch, Machine.name(), none), "").state());
    assertEquals("running", run(with(running, launch, "elsewhere", none), "").state());
    assertEquals("running", run(running, "").state());
    String reused = launch.replace("}", ", \"began\": \"2001-01-01T00:00:00Z\"}");
    assertEquals("killed", run(with(running, reused, Machine.name(), own), "").state());
  }

  private static String with(String run, String launch, String host, long process) {
    return run.replaceFirst(
        "\"epochs\"(?=: 2, \"best)", String.format(Locale.ROOT, launch, host, process));
  }

  @Test
  void namesLeadNowhereElse() throws IOException {
    RunsOnDisk.run(runs, "Net-1", RunsOnDisk.RUN, "");
    RunsOnDisk.run(runs, "Net-10", RunsOnDisk.RUN, "");
    RunsOnDisk.run(runs, "Net-2", RunsOnDisk.RUN, "");
    RunsOnDisk.run(runs.resolve("Net-1"), "inner", RunsOnDisk.RUN, "");
    Files.createDirectory(runs.resolve("other"));
    RunsFolder folder = new RunsFolder(runs);
    assertEquals(List.of("Net-1", "Net-2", "Net-10"), folder.runs());
    assertEquals(runs.resolve("Net-2"), folder.run("Net-2"));
    for (String name : List.of("../" + runs.getFileName() + "/Net-1", "Net-1/inner", ".", "")) {
      assertThrows(NoSuchRunException.class, () -> folder.run(name));
    }
    assertTrue(refusal(folder, "Net-3").endsWith("has no run 'Net-3'; did you mean 'Net-1'?"));
    assertTrue(refusal(folder, "a\nb").endsWith("'a\\nb'; it has Net-1, Net-2, Net-10"));
  }

  private static String refusal(RunsFolder folder, String name) {
    return assertThrows(NoSuchRunException.class, () -> folder.run(name)).getMessage();
  }

  @Test
  void differencesAreThoseOfTexts() throws IOException {
    SavedRun one = run(RunsOnDisk.RUN, RunsOnDisk.HISTORY);
    SavedRun other =
        SavedRun.read(
            RunsOnDisk.run(
                runs,
                "Net-2",
                RunsOnDisk.RUN
                    .replace("\"epochs\": \"2\"", "\"epochs\": \"3\", \"mu\": \"0.9\"")
                    .replace("\"train\": 120", "\"train\": 121"),
                RunsOnDisk.HISTORY));
    assertEquals(
        List.of(
            new RunDifference.Row("epochs", List.of("2", "3")),
            new RunDifference.Row("data.train", List.of("120", "121")),
            new RunDifference.Row("mu", List.of("", "0.9"))),
        RunDifference.of(List.of(one, other)).rows());
    assertEquals(
        List.of("validation/accuracy", "validation/loss"),
        RunDifference.metrics(List.of(one, other)));
  }
}
