package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.checkpoint.CheckpointFile;
import dev.regimen.train.checkpoint.CheckpointFolder;
import dev.regimen.train.step.Blueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checkpoints that are damaged, foreign or missing, and folders that fail a run. */
@Tag("training")
class CheckpointFilesTest {
  private static final int FLIPS = 100;
  private static final int EPOCHS = 4;

  @TempDir Path folder;

  private Path saved;

  @BeforeEach
  void inAFolder() {
    saved = folder.resolve("run");
  }

  private static Trainer<Label> trainer() {
    return HandTrainer.classifier(4, 8, 3).quiet().workers(1).set("epochs", EPOCHS);
  }

  private RunResult<Label> run() {
    return trainer().checkpoints(saved).fit(TrainerTest.clouds(100));
  }

  private RunResult<Label> resumed() {
    return trainer().resume(saved).fit(TrainerTest.clouds(100));
  }

  private List<Path> files() throws IOException {
    return new CheckpointFolder(saved).files();
  }

  private static void same(RunResult<?> expected, RunResult<?> found) {
    Map<String, INDArray> weights = found.parameters();
    expected.parameters().forEach((name, w) -> assertEquals(w, weights.get(name), name));
  }

  @Test
  void theNewestAreKeptAndAreFilesOfTheirOwnKind() throws IOException {
    run();
    List<Path> files = files();
    assertEquals(2, files.size());
    assertEquals(24, CheckpointFolder.updates(files.get(0)));
    // One that falls due while another is being written waits.
    assertTrue(CheckpointFolder.updates(files.get(1)) < 24);
    assertTrue(Files.exists(saved.resolve("best.safetensors")));
    assertEquals(3, trainer().load(saved.resolve("best.safetensors")).classes().size());
    FormatException model = assertThrows(FormatException.class, () -> trainer().load(files.get(0)));
    assertTrue(model.getMessage().contains("checkpoint"), model.getMessage());
  }

  @Test
  void everyBitAndEveryLengthCounts() throws IOException {
    run();
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    Path copy = folder.resolve("copy.safetensors");
    Random random = new Random(1);
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = whole.clone();
      // The first bytes, whose length of the header is believed first, are all tried.
      int at = i < 16 ? i : random.nextInt(whole.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(copy, flipped);
      assertTrue(CheckpointFile.problem(copy).isPresent(), "a bit of byte " + at);
      int length = random.nextInt(whole.length);
      Files.write(copy, Arrays.copyOf(whole, length));
      String cut = CheckpointFile.problem(copy).orElseThrow();
      assertTrue(cut.startsWith("cut short"), length + " bytes: " + cut);
    }
    byte[] middle = whole.clone();
    middle[whole.length / 2] ^= 4;
    Files.write(copy, middle);
    assertTrue(CheckpointFile.problem(copy).orElseThrow().startsWith("damaged"));
    Files.writeString(copy, "<!DOCTYPE html>".repeat(100));
    assertTrue(CheckpointFile.problem(copy).orElseThrow().startsWith("foreign"));
    Files.copy(saved.resolve("best.safetensors"), copy, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(CheckpointFile.problem(copy).orElseThrow().startsWith("foreign"));
  }

  @Test
  void theOneBeforeIsTakenWhereTheNewestIsDamaged() throws IOException {
    RunResult<Label> whole = run();
    Path newest = files().get(0);
    final Path before = files().get(1);
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(bytes, bytes.length / 2));
    List<String> said = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void onRunStart(Run run) {
            said.add(run.resumed().orElseThrow());
          }
        };
    same(whole, trainer().listener(listener).resume(saved).fit(TrainerTest.clouds(100)));
    String text = said.get(0);
    assertTrue(text.startsWith("resumed from " + before + ": behind "), text);
    assertTrue(text.contains("is cut short: ") && text.endsWith(" made again"), text);
    RunResult<Label> ended =
        trainer().listener(listener).resume(saved).fit(TrainerTest.clouds(100));
    assertEquals(newest, ended.checkpoint().orElseThrow());
    assertTrue(said.get(1).endsWith("24 updates; the run had ended, and nothing is trained"));
    assertEquals(Optional.empty(), CheckpointFile.problem(newest), "it is written anew");
  }

  @Test
  void aFolderWithoutAnyIsRefused() throws IOException {
    UncheckedIOException none = assertThrows(UncheckedIOException.class, this::resumed);
    assertTrue(
        none.getMessage().contains("there is no checkpoint to go on from"), none.getMessage());
    run();
    for (Path file : files()) {
      Files.writeString(file, "");
    }
    UncheckedIOException damaged = assertThrows(UncheckedIOException.class, this::resumed);
    assertTrue(damaged.getMessage().contains("no whole checkpoint"), damaged.getMessage());
    assertTrue(damaged.getMessage().contains("cut short: it is empty"), damaged.getMessage());
  }

  @Test
  void aFolderOfAnotherRunIsNotWrittenTo() throws IOException {
    run();
    List<Path> before = files();
    SettingException refused = assertThrows(SettingException.class, this::run);
    assertTrue(refused.getMessage().contains("the newest behind 24 updates"), refused.getMessage());
    assertEquals(before, files());
  }

  @Test
  void aFolderThatARunOfThisProcessWritesToIsRefused() throws IOException {
    List<String> refusals = new ArrayList<>();
    Listener second =
        new Listener() {
          @Override
          public void onRunStart(Run run) {
            Trainer<Label> other = trainer().checkpoints(saved.resolve("..").resolve("run"));
            refusals.add(
                assertThrows(SettingException.class, () -> other.fit(TrainerTest.clouds(100)))
                    .getMessage());
          }
        };
    trainer().checkpoints(saved).listener(second).fit(TrainerTest.clouds(100));
    assertEquals(1, refusals.size());
    assertTrue(refusals.get(0).contains("a run of this process writes"), refusals.get(0));
    assertEquals(2, files().size());
    assertEquals(EPOCHS, resumed().history().size());
  }

  /** Training for hours that is not saved is worse than an error, whoever is told so. */
  @Test
  void aFolderThatCannotBeWrittenToFailsTheRunBeforeItBegins() throws IOException {
    run();
    Files.delete(saved.resolve(".lock"));
    Files.createDirectory(saved.resolve(".lock"));
    UncheckedIOException refused = assertThrows(UncheckedIOException.class, this::resumed);
    assertTrue(refused.getMessage().startsWith("checkpoints of Hand cannot"), refused.getMessage());
    // Root writes everywhere.
    boolean readOnly = folder.toFile().setWritable(false) && !Files.isWritable(folder);
    saved = folder.resolve("made");
    try {
      if (readOnly) {
        assertThrows(UncheckedIOException.class, this::run);
      }
    } finally {
      assertTrue(folder.toFile().setWritable(true));
    }
    RunResult<Label> ended =
        trainer().resume(folder.resolve("run")).checkpoints(saved).fit(TrainerTest.clouds(100));
    assertEquals(EPOCHS, ended.history().size());
  }

  /** A folder that is lost while the run goes on is made anew, and one that cannot be is not. */
  @Test
  void aRunOutlivesItsFolder() throws IOException {
    RunResult<Label> whole = run();
    for (boolean blocked : new boolean[] {false, true}) {
      saved = folder.resolve("lost-" + blocked);
      RunResult<Label> result =
          trainer()
              .checkpoints(saved)
              .listener(
                  new Listener() {
                    @Override
                    public void onEpochStart(Run run) {
                      if (run.epoch() == 3) {
                        lose(saved, blocked);
                      }
                    }
                  })
              .fit(TrainerTest.clouds(100));
      same(whole, result);
      assertEquals(StopReason.COMPLETED, result.stopReason());
      assertEquals(!blocked, !files().isEmpty());
    }
  }

  /** Removes the folder, though a checkpoint may be on its way into it. */
  private static void lose(Path saved, boolean blocked) {
    IOException last = new IOException("not tried");
    for (int attempt = 0; attempt < 100; attempt++) {
      try (var files = Files.list(saved)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
        Files.delete(saved);
        if (blocked) {
          Files.writeString(saved, "a file stands where the folder was");
        }
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw new UncheckedIOException(last);
  }

  @Test
  void aFolderThatCannotBeMadeFailsTheRunBeforeItBegins() throws IOException {
    Files.writeString(saved, "a file");
    UncheckedIOException refused = assertThrows(UncheckedIOException.class, this::run);
    assertTrue(refused.getMessage().startsWith("checkpoints of Hand cannot"), refused.getMessage());
  }

  @Test
  void systemPropertiesNameFolderAndWhatIsAllowed() throws IOException {
    RunResult<Label> whole = run();
    System.setProperty("regimen.resume", saved.toString());
    System.setProperty("regimen.resume.allow", "epochs, momentum");
    try {
      RunResult<Label> longer = trainer().set("epochs", EPOCHS + 1).fit(TrainerTest.clouds(100));
      assertEquals(EPOCHS + 1, longer.history().size());
      assertEquals(
          whole.history().epochs().get(1).train().loss(),
          longer.history().epochs().get(1).train().loss());
      System.setProperty("regimen.resume.allow", "epochz");
      SettingException unknown =
          assertThrows(SettingException.class, () -> trainer().fit(TrainerTest.clouds(100)));
      assertTrue(unknown.getMessage().contains("did you mean 'epochs'"), unknown.getMessage());
    } finally {
      System.clearProperty("regimen.resume");
      System.clearProperty("regimen.resume.allow");
    }
    assertFalse(files().isEmpty());
  }

  @Test
  void theWordsOfARegimeAreComparedWithoutItsNumbers() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .regime(
                "Checkpoint(every = 2), EarlyStopping(minDelta = 0.0, monitor = TRAIN_LOSS), Seed(42),"
                    + " Sgd(learningRate = 0.05, momentum = 0.9), TopK(2), loss CrossEntropy")
            .build();
    assertEquals(
        "EarlyStopping(monitor = TRAIN_LOSS), Seed, Sgd, TopK(2), loss CrossEntropy",
        RunFacts.regime(blueprint));
  }

  @Test
  void otherDataIsRefused() {
    run();
    CheckpointMismatchException other =
        assertThrows(
            CheckpointMismatchException.class,
            () -> trainer().resume(saved).fit(TrainerTest.clouds(120)));
    assertTrue(other.getMessage().contains("data.train: 90 samples"), other.getMessage());
    assertTrue(other.getMessage().contains("\"data.train\""), other.getMessage());
  }
}
