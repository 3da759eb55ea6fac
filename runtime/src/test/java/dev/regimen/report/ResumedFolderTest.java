package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.train.Epoch;
import dev.regimen.train.HandTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is resumed goes on in its own folder, and loses no epoch and doubles none. */
@Tag("training")
class ResumedFolderTest {
  @TempDir private Path folder;

  private Trainer<Label> trainer() {
    return HandTrainer.classifier(4, 8, 3)
        .quiet()
        .workers(1)
        .set("epochs", 4)
        .listener(RunFolder.in(folder.resolve("runs")));
  }

  private SavedRun saved() throws IOException {
    return SavedRun.read(folder.resolve("runs").resolve("Hand-1"));
  }

  /** Without what a clock says. */
  private List<Map<String, Double>> epochs() throws IOException {
    List<Map<String, Double>> epochs = saved().epochs();
    epochs.forEach(epoch -> epoch.remove("seconds"));
    return epochs;
  }

  @Test
  void theHistoryIsThatOfAnUndisturbedRun() throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    trainer().checkpoints(folder.resolve("others")).fit(clouds());
    List<Map<String, Double>> undisturbed = epochs();
    assertEquals(4, undisturbed.size());
    assertEquals("complete", saved().state());
    Files.move(folder.resolve("runs"), folder.resolve("undisturbed"));

    trainer().listener(stopAfter(2)).checkpoints(checkpoints).fit(clouds());
    assertEquals("stopped", saved().state());
    assertEquals(checkpoints, saved().launch().checkpoints().orElseThrow());
    // Killed while it wrote: an epoch that no checkpoint knows of, and a part of another.
    Files.writeString(
        folder.resolve("runs").resolve("Hand-1").resolve("history.jsonl"),
        "{\"epoch\": 3}\n{\"epoch\": 4, \"tra",
        StandardOpenOption.APPEND);

    trainer().resume(checkpoints).fit(clouds());
    assertEquals(undisturbed, epochs());
    // A line that a full disk had no place for: the checkpoint knows its epoch.
    Path history = folder.resolve("runs").resolve("Hand-1").resolve("history.jsonl");
    Files.write(history, Files.readAllLines(history).subList(0, 3));
    trainer().resume(checkpoints).fit(clouds());
    undisturbed.get(3).remove("step");
    assertEquals(undisturbed, epochs());
    assertEquals("complete", saved().state());
    assertTrue(page().contains("4 of 4 epochs"));
    assertFalse(Files.exists(folder.resolve("runs").resolve("Hand-2")));
    assertTrue(saved().launch().command().size() > 1);
  }

  private String page() throws IOException {
    return Files.readString(saved().folder().resolve("report.html"));
  }

  private static Dataset clouds() {
    return RunFolderTest.clouds(List.of("a", "b", "c"));
  }

  private static Listener stopAfter(int epochs) {
    return new Listener() {
      @Override
      public void onEpochEnd(Run run, Epoch epoch) {
        if (epoch.number() == epochs) {
          run.requestStop();
        }
      }
    };
  }

  /** A value that nobody should read does not reach the disk. */
  @Test
  void secretsAreNotRecorded() {
    List<String> command =
        List.of(
            "java",
            "-Ddb.password=a=b",
            "--api-key=x",
            "-Dregimen.seed=1",
            "--db-password",
            "hunter2",
            "Main");
    assertEquals(
        List.of(
            "java",
            "-Ddb.password=***",
            "--api-key=***",
            "-Dregimen.seed=1",
            "--db-password",
            "***",
            "Main"),
        LaunchFile.discreet(command));
    assertEquals(
        List.of("-Dpassword=***"), LaunchFile.discreet(List.of("-Dpassword=hunter2&token=3")));
  }

  /** A class path of a large program: a search from each of its characters takes seconds. */
  @Test
  void aLongCommandIsReadAtOnce() {
    List<String> path = List.of("/libraries/some-library-1.2.3.jar:".repeat(10_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals(path, LaunchFile.discreet(path)));
  }
}
