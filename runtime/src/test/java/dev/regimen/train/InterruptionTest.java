package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.regimen.annotation.Metric;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a process of its own: the run ends after its step, and the program can still save. */
class InterruptionTest {
  @TempDir Path folder;

  /** Trains for ever; prints a line after the second epoch; saves what it has. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      Blueprint blueprint =
          HandTrainer.sketch("Hand", 4, 8, 3)
              .classes(3)
              .earlyStopping(Metric.VALIDATION_LOSS, true)
              .build();
      Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet();
      trainer.set("epochs", 1e9).set("earlyStopping.patience", 1e9);
      trainer.listener(
          new Listener() {
            @Override
            public void onEpochEnd(Run run, Epoch epoch) {
              if (epoch.number() == 2) {
                System.out.println("ready");
              }
            }
          });
      RunResult<Label> result = trainer.fit(TrainerTest.clouds(300));
      result.save(Path.of(arguments[0]));
      System.out.println(result.stopReason() + " " + (result.bestEpoch() > 0));
    }
  }

  @Test
  void theFirstSignalEndsTheRunAndLeavesTimeToSave() throws Exception {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "skipped: Windows has no signals");
    Path file = folder.resolve("model.safetensors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertEquals("ready", out.readLine());
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertEquals("INTERRUPTED true", out.readLine());
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertTrue(Files.exists(file));
    assertEquals(3, HandTrainer.classifier(4, 8, 3).load(file).classes().size());
  }
}
