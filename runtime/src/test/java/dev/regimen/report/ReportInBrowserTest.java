package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.train.HandTrainer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  @Test
  void scriptsRunWithoutAComplaint(@TempDir Path temporary)
      throws IOException, InterruptedException {
    Optional<Path> browser = chromium();
    assumeTrue(browser.isPresent(), "no chromium on the path");
    RunFolder folder = RunFolder.in(temporary.resolve("runs"));
    HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", 3)
        .listener(folder)
        .fit(RunFolderTest.clouds(List.of("a", "<b>", "c")));
    Path errors = temporary.resolve("errors");
    Path content = temporary.resolve("content");
    Process process =
        new ProcessBuilder(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + temporary.resolve("profile"),
                "--enable-logging=stderr",
                "--dump-dom",
                folder.path().resolve("report.html").toUri().toString())
            .redirectError(errors.toFile())
            .redirectOutput(content.toFile())
            .start();
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the browser does not end");
    String log = Files.readString(errors, StandardCharsets.ISO_8859_1);
    assertEquals(List.of(), log.lines().filter(line -> line.contains("CONSOLE")).toList());
    String page = Files.readString(content);
    assertTrue(page.contains("<button type=\"button\">precision</button>"), page);
    assertEquals(3, page.split("<svg class=\"plot\"", -1).length - 1);
    assertTrue(page.contains("data-name=\"validation\""));
  }
}
