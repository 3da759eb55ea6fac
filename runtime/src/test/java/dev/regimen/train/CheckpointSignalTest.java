package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.regimen.ChildJvm;
import dev.regimen.train.checkpoint.CheckpointFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a process that is told to end, and of one whose disk is full. */
@Tag("training")
class CheckpointSignalTest {
  private static final int EPOCHS = 5;

  @TempDir Path folder;

  private static Trainer<Label> trainer() {
    return HandTrainer.classifier(4, 8, 3).workers(1).set("epochs", EPOCHS);
  }

  /** Trains, and stops within its third epoch until it is told to end. */
  static final class Program {
    public static void main(String[] arguments) {
      boolean waits = arguments.length == 1;
      RunResult<Label> result =
          trainer()
              .checkpoints(Path.of(arguments[0]))
              .listener(
                  new Listener() {
                    @Override
                    public void onStepEnd(Run run) {
                      if (waits && run.step() >= 14) {
                        System.out.println("ready");
                        sleep();
                      }
                    }
                  })
              .fit(TrainerTest.clouds(100));
      System.out.println(result.stopReason() + ", " + result.checkpoint().isPresent());
      System.exit(0);
    }

    private static void sleep() {
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void signals() {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "skipped: Windows has no signals");
  }

  private Process training() throws IOException {
    return new ProcessBuilder(ChildJvm.running(Program.class, folder.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitReady(BufferedReader out) throws IOException {
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      assertTrue(line != null, "the process ended before its third epoch");
    }
  }

  /** A run that is taken for dead, and one that is. */
  @Test
  void aFolderThatAnotherProcessWritesToIsRefusedUntilThatIsDead() throws Exception {
    Process process = training();
    try (BufferedReader out = process.inputReader()) {
      awaitReady(out);
      Trainer<Label> second = trainer().quiet().resume(folder);
      SettingException refused =
          assertThrows(SettingException.class, () -> second.fit(TrainerTest.clouds(100)));
      assertTrue(
          refused.getMessage().contains("a run of another process writes its checkpoints into"),
          refused.getMessage());
      while (new CheckpointFolder(folder).files().isEmpty()) {
        awaitReady(out);
      }
      assertTrue(process.toHandle().destroyForcibly());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(EPOCHS, second.fit(TrainerTest.clouds(100)).history().size());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aProcessThatIsToldToEndSavesAndSaysHowToGoOn() throws Exception {
    Process process = training();
    String said = "";
    try (BufferedReader out = process.inputReader()) {
      awaitReady(out);
      // Not Process.destroy(), which would close the stream that is read here.
      assertTrue(process.toHandle().destroy());
      said = String.join("\n", out.lines().toList());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertTrue(said.contains("INTERRUPTED, true"), said);
    assertTrue(said.contains("go on by -Dregimen.resume=" + folder), said);
    assertTrue(said.contains("; weights of epoch "), said);
    long updates = CheckpointFolder.updates(new CheckpointFolder(folder).files().get(0));
    assertTrue(updates >= 14 && updates < 18, "it lies within the third epoch: " + updates);
    RunResult<Label> rest = trainer().quiet().resume(folder).fit(TrainerTest.clouds(100));
    RunResult<Label> whole = trainer().quiet().fit(TrainerTest.clouds(100));
    whole
        .parameters()
        .forEach((name, weights) -> assertEquals(weights, rest.parameters().get(name), name));
    assertEquals(
        whole.history().epochs().get(2).train().loss(),
        rest.history().epochs().get(2).train().loss());
  }

  /** The system lets the process write files of 4 KiB at most, which is less than a checkpoint. */
  @Test
  void aRunGoesOnWhereTheDiskIsFull() throws Exception {
    String command = "ulimit -f 4; exec \"$0\" \"$@\"";
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("bash", "-c", command),
                        ChildJvm.running(Program.class, folder.toString(), "runs").stream())
                    .toList())
            .redirectErrorStream(true)
            .start();
    String said;
    try (BufferedReader out = process.inputReader()) {
      said = String.join("\n", out.lines().toList());
    } finally {
      process.destroyForcibly();
    }
    assertTrue(said.contains("COMPLETED, false"), said);
    assertTrue(said.contains("[Regimen:CheckpointNotWritten]"), said);
    try (Stream<Path> left = Files.list(folder)) {
      // The model of the best epoch is small enough.
      assertEquals(
          List.of(".lock", "best.safetensors"),
          left.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
