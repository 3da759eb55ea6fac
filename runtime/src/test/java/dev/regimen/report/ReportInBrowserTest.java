package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.train.HandTrainer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser sees it; skipped where there is no Chromium. */
@Tag("training")
class ReportInBrowserTest {
  private static final long SECONDS = 60;

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static final Pattern EXTERNAL =
      Pattern.compile("(?:src|href|action)=\"(?:https?:)?//|url\\(|@import|fetch\\(");

  private static final Pattern PRE = Pattern.compile("(?s)<pre>(.*?)</pre>");

  @TempDir private Path temporary;

  /**
   * The pages behind their scripts, which complain of nothing and ask nobody: in one browser,
   * because each takes seconds to start.
   */
  private List<String> shown(List<String> pages) throws IOException, InterruptedException {
    StringBuilder frames = new StringBuilder("<!doctype html><title>pages</title>");
    for (String page : pages) {
      assertFalse(EXTERNAL.matcher(page).find(), "a page needs no network");
      frames.append("<iframe srcdoc=\"").append(Html.escape(page)).append("\"></iframe>");
    }
    frames.append(
        "<script>onload = () => document.body.replaceChildren(...Array.from(frames).map((frame) =>"
            + " { const text = document.createElement('pre'); text.textContent ="
            + " frame.document.documentElement.outerHTML; return text; }));</script>");
    Path file = temporary.resolve("pages.html");
    Files.writeString(file, frames.toString().replace("\\u000a", "\n"));
    List<String> shown =
        PRE.matcher(dumped(file)).results().map(found -> unescaped(found.group(1))).toList();
    assertEquals(pages.size(), shown.size());
    return shown;
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private String dumped(Path page) throws IOException, InterruptedException {
    Path errors = temporary.resolve("errors");
    Path content = temporary.resolve("content");
    Process process =
        new ProcessBuilder(
                chromium().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + temporary.resolve("profile"),
                "--enable-logging=stderr",
                "--dump-dom",
                page.toUri().toString())
            .redirectError(errors.toFile())
            .redirectOutput(content.toFile())
            .start();
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the browser does not end");
    String log = Files.readString(errors, StandardCharsets.ISO_8859_1);
    assertEquals(List.of(), log.lines().filter(line -> line.contains("CONSOLE")).toList());
    return Files.readString(content);
  }

  private static int count(String page, String text) {
    return page.split(Pattern.quote(text), -1).length - 1;
  }

  @Test
  void scriptsRunWithoutAComplaint() throws IOException, InterruptedException {
    assumeTrue(chromium().isPresent(), "no chromium on the path");
    RunFolder folder = RunFolder.in(temporary.resolve("runs"));
    Path first = run(folder, 3);
    Path second = run(folder, 2);
    SavedExperiment experiment =
        ExperimentPageTest.experiment(temporary, "maximize", ExperimentPageTest.TRIALS);
    List<String> pages =
        shown(
            List.of(
                Files.readString(first.resolve("report.html")),
                ComparisonPage.of(List.of(SavedRun.read(first), SavedRun.read(second))),
                ExperimentPage.of(experiment)));
    String run = pages.get(0);
    assertTrue(run.contains("<button type=\"button\">precision</button>"), run);
    assertEquals(3, count(run, "<svg class=\"plot\""));
    assertTrue(run.contains("data-name=\"validation\""));
    String both = pages.get(1);
    assertEquals(count(both, "<svg class=\"plot\""), count(both, "data-name=\"Hand-2\""));
    assertTrue(both.contains("<button type=\"button\">Hand-1</button>"), both);
    String trials = pages.get(2);
    assertTrue(trials.contains("<button type=\"button\">trial</button>"), trials);
    assertEquals(1, count(trials, "<svg class=\"plot\""));
    assertEquals(1, count(trials, "<svg class=\"parallel\""));
  }

  private static Path run(RunFolder folder, int epochs) {
    HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", epochs)
        .listener(folder)
        .fit(RunFolderTest.clouds(List.of("a", "<b>", "c")));
    return folder.path();
  }
}
