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

/**
 * The page as a browser sees it, and what axe-core finds that keeps it from those who do not see or
 * point, light and dark; skipped where there is no Chromium, and without axe-core where npm does
 * not get it. {@code -Dregimen.axe=axe.min.js} names one that is there.
 */
@Tag("training")
class ReportInBrowserTest {
  private static final long SECONDS = 120;
  private static final long NPM_SECONDS = 15;

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static final Pattern EXTERNAL =
      Pattern.compile("(?:src|href|action)=\"(?:https?:)?//|url\\(|@import|fetch\\(");

  private static final String AXE = "axe-core@4.14.1";
  private static final Pattern FOUND = Pattern.compile("(?s)<samp>(.*?)</samp>");
  private static final String DARK = "@media (prefers-color-scheme: dark)";

  private static final Pattern PRE = Pattern.compile("(?s)<pre>(.*?)</pre>");

  @TempDir private Path temporary;

  /** The source of axe-core; empty where there is none. */
  private Optional<String> axe() throws IOException, InterruptedException {
    String named = System.getProperty("regimen.axe", "");
    if (!named.isEmpty()) {
      return Optional.of(Files.readString(Path.of(named)));
    }
    Path folder = Files.createDirectories(temporary.resolve("npm"));
    Optional<Path> npm = onPath("npm");
    if (npm.isEmpty()) {
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(
                npm.get().toString(),
                "install",
                "--prefer-offline",
                "--fetch-retries=0",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefix",
                folder.toString(),
                AXE)
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("npm.log").toFile())
            .start();
    if (!process.waitFor(NPM_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    Path source = folder.resolve("node_modules").resolve("axe-core").resolve("axe.min.js");
    return Files.exists(source) ? Optional.of(Files.readString(source)) : Optional.empty();
  }

  /**
   * The pages behind their scripts, which complain of nothing and ask nobody: in one browser,
   * because each takes seconds to start. Nor does axe-core, if it is there, complain of them.
   */
  private List<String> shown(List<String> pages, Optional<String> axe)
      throws IOException, InterruptedException {
    StringBuilder frames = new StringBuilder("<!doctype html><title>pages</title>");
    frames.append("<style>iframe { width: 900px; height: 3000px; }</style>");
    for (String page : pages) {
      assertFalse(EXTERNAL.matcher(page).find(), "a page needs no network");
      assertTrue(page.contains(DARK), "a page has colours for the dark");
      frames.append(frame(page)).append(frame(page.replace(DARK, "@media all")));
    }
    frames.append(frame("<html><title>planted</title><img src=\"data:,\"></html>"));
    frames.append("<script type=\"text/plain\" id=\"axe\">");
    frames.append(axe.orElse("").replace("</script", "<\\/script")).append("</script>");
    frames.append("<script>onload = async () => { const all = [];");
    frames.append("for (const frame of Array.from(frames)) {");
    frames.append(" const html = frame.document.documentElement.outerHTML; const found = [];");
    frames.append(" const script = frame.document.createElement('script');");
    frames.append(" script.textContent = axe.textContent; frame.document.head.append(script);");
    frames.append(" if (frame.axe) { const told = await frame.axe.run();");
    frames.append("  for (const each of told.violations) for (const node of each.nodes)");
    frames.append("   found.push(each.id + ': ' + node.html); }");
    frames.append(" for (const [tag, text] of [['pre', html], ['samp', found.join('\\n')]]) {");
    frames.append("  const shown = document.createElement(tag); shown.textContent = text;");
    frames.append("  all.push(shown); } }");
    frames.append("document.body.replaceChildren(...all); };</script>");
    Path file = temporary.resolve("pages.html");
    Files.writeString(file, frames);
    String dumped = dumped(file);
    List<String> found =
        FOUND.matcher(dumped).results().map(each -> unescaped(each.group(1))).toList();
    assertEquals(2 * pages.size() + 1, found.size());
    String planted = found.get(found.size() - 1);
    assertEquals(axe.isPresent(), planted.contains("image-alt: "), planted);
    found.subList(0, 2 * pages.size()).forEach(each -> assertEquals("", each, "axe-core finds"));
    List<String> shown =
        PRE.matcher(dumped).results().map(each -> unescaped(each.group(1))).toList();
    assertEquals(2 * pages.size() + 1, shown.size());
    return List.of(shown.get(0), shown.get(2), shown.get(4));
  }

  private static String frame(String page) {
    return "<iframe srcdoc=\"" + Html.escape(page).replace("\\u000a", "\n") + "\"></iframe>";
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private String dumped(Path page) throws IOException, InterruptedException {
    Path errors = temporary.resolve("errors");
    Path content = temporary.resolve("content");
    Process process =
        new ProcessBuilder(
                onPath("chromium").orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + temporary.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=60000",
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
    assumeTrue(onPath("chromium").isPresent(), "no chromium on the path");
    RunFolder folder = RunFolder.in(temporary.resolve("runs"));
    Path first = run(folder, 3);
    Path second = run(folder, 2);
    SavedExperiment experiment =
        ExperimentPageTest.experiment(temporary, "maximize", ExperimentPageTest.TRIALS);
    Optional<String> axe = axe();
    List<String> pages =
        shown(
            List.of(
                Files.readString(first.resolve("report.html")),
                ComparisonPage.of(List.of(SavedRun.read(first), SavedRun.read(second))),
                ExperimentPage.of(experiment)),
            axe);
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
    assumeTrue(axe.isPresent(), "npm has not got axe-core: pages are not looked at by it");
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
