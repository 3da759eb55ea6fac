package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.ChildJvm;
import dev.regimen.annotation.Metric;
import dev.regimen.train.step.Blueprint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals to a process of its own: the run ends after its step, and the program can still save. */
@Tag("training")
class InterruptionTest {
  private static final int PATIENCE_SECONDS = 30;
  private static final int BELOW_GRACE_SECONDS = 8;

  @TempDir Path folder;

  /** Trains for ever; prints a line in the second epoch; saves what it has. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      boolean hangs = arguments.length > 1;
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
            public void onEpochStart(Run run) {
              if (run.epoch() == 2) {
                System.out.println("ready");
                sleep(hangs ? TimeUnit.SECONDS.toMillis(10 * PATIENCE_SECONDS) : 0);
              }
            }
          });
      RunResult<Label> result = trainer.fit(TrainerTest.clouds(300));
      result.save(Path.of(arguments[0]));
      System.out.println(result.stopReason() + " " + (result.bestEpoch() > 0));
      System.exit(0); // it must not be waited for until the grace is over
    }

    private static void sleep(long milliseconds) {
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Process start(String... arguments) throws IOException {
    return new ProcessBuilder(ChildJvm.running(Program.class, arguments))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @BeforeEach
  void signals() {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "skipped: Windows has no signals");
  }

  @Test
  void theFirstSignalEndsTheRunAndLeavesTimeToSave() throws Exception {
    Path file = folder.resolve("model.safetensors");
    Process process = start(file.toString());
    try (BufferedReader out = process.inputReader()) {
      assertEquals("ready", out.readLine());
      // Not Process.destroy(), which would close the stream that is read here.
      assertTrue(process.toHandle().destroy());
      assertEquals("INTERRUPTED true", out.readLine());
      assertTrue(process.waitFor(BELOW_GRACE_SECONDS, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(3, HandTrainer.classifier(4, 8, 3).load(file).classes().size());
  }

  @Test
  void aSecondCtrlCEndsTheProcessAtOnce() throws Exception {
    assumeTrue(interruptible(), "skipped: this process was started with Ctrl-C ignored");
    Process process = start(folder.resolve("model.safetensors").toString(), "hang");
    try (BufferedReader out = process.inputReader()) {
      assertEquals("ready", out.readLine());
      assertTrue(process.toHandle().destroy());
      int sent = 0;
      while (!process.waitFor(200, TimeUnit.MILLISECONDS) && sent < 5 * PATIENCE_SECONDS) {
        String interrupt = "kill -INT " + process.pid();
        boolean reached = new ProcessBuilder("sh", "-c", interrupt).start().waitFor() == 0;
        // On a busy machine it may end between the two.
        assertTrue(reached || process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        sent++;
      }
      assertTrue(sent > 0, "one signal alone must not end it while a step goes on");
      assertEquals(130, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /** Background jobs of some shells ignore SIGINT, and so do the processes that they start. */
  private static boolean interruptible() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .allMatch(ignored -> (ignored & 1L << 1) == 0);
  }
}
