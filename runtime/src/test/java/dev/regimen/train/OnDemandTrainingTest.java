package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Border;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.ImageSamples;
import dev.regimen.data.ImageSource;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.ColorJitter;
import dev.regimen.data.augment.CutMix;
import dev.regimen.data.augment.HorizontalFlip;
import dev.regimen.data.augment.Mixup;
import dev.regimen.data.augment.RandomCrop;
import dev.regimen.data.augment.RepeatedAugmentation;
import dev.regimen.data.augment.TestCrop;
import dev.regimen.data.image.ImageFolder;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.BlueprintBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on a folder that is decoded ahead of the step gives the bits of one in memory. */
@Tag("training")
class OnDemandTrainingTest {
  private static final int SIDE = 6;

  @TempDir Path folder;

  /** Small JPEGs of three classes. */
  private void jpegs(int files) throws IOException {
    Random random = new Random(11);
    for (int c = 0; c < 3; c++) {
      Files.createDirectories(folder.resolve("c" + c));
    }
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int n = 0; n < files; n++) {
      for (int i = 0; i < 64; i++) {
        int noise = random.nextInt(128);
        image.setRGB(i % 8, i / 8, noise << 8 | (i % 8 / 3 == n % 3 ? 0xff0000 : 0x400000));
      }
      String name = String.format(Locale.ROOT, "c%d/%05d.jpg", n % 3, n);
      assertTrue(ImageIO.write(image, "jpeg", folder.resolve(name).toFile()));
    }
  }

  private Dataset read(boolean onDemand) {
    ImageFolder reader = ImageFolder.read(folder).size(SIDE).colour();
    return onDemand ? reader.onDemand().load() : reader.load();
  }

  private static BlueprintBuilder plain() {
    return HandTrainer.sketch("Jpegs", SIDE * SIDE * 3, 12, 3).input(SIDE, SIDE, 3).classes(3);
  }

  private static Trainer<Label> trainer(Blueprint blueprint) {
    return HandTrainer.classifier(blueprint, 12).quiet().set("epochs", 3).set("split.test", 0.1);
  }

  private static Blueprint augmented() {
    return plain()
        .augment(run -> new RandomCrop(1, Border.REFLECT))
        .augment(run -> new HorizontalFlip(0.5))
        .augment(run -> new ColorJitter(0.2, 0.2, 0.2, 0.1))
        .augment(run -> new CutMix(1, 0.5))
        .augment(run -> new Mixup(0.4))
        .augment(run -> new RepeatedAugmentation(3))
        .augment(run -> new TestCrop(1.1))
        .build();
  }

  /** Weights, and what was measured on the way, of one run. */
  private static String run(Blueprint blueprint, Dataset data, int workers) throws IOException {
    RunResult<Label> result = trainer(blueprint).workers(workers).fit(data);
    StringBuilder bits = new StringBuilder();
    for (Epoch epoch : result.history().epochs()) {
      bits.append(epoch.train().loss()).append(' ').append(epoch.validation().orElseThrow().loss());
      bits.append('\n');
    }
    bits.append(result.test().loss()).append(' ').append(result.test().accuracy());
    return bits.toString();
  }

  @Test
  void theBitsAreThoseOfMemory() throws IOException {
    jpegs(90);
    for (Blueprint blueprint : new Blueprint[] {plain().build(), augmented()}) {
      for (int workers = 1; workers <= 3; workers++) {
        assertEquals(run(blueprint, read(false), workers), run(blueprint, read(true), workers));
      }
    }
  }

  /** Of 4,000 images of 108 bytes that are seen three times nothing is held but their names. */
  @Test
  void thousandsOfFilesTakeLittleMemory() throws IOException {
    jpegs(4000);
    Dataset data = read(true);
    long held = data.heldBytes();
    assertTrue(held <= 4000 * 36, () -> held + " bytes are held");
    RunResult<Label> result = trainer(plain().build()).fit(data);
    assertEquals(held, data.heldBytes());
    assertTrue(result.test().accuracy() > 0.9, () -> "accuracy " + result.test().accuracy());
  }

  @Test
  void aFileThatIsDamagedLateLosesNothing() throws IOException {
    jpegs(60);
    Dataset data = read(true);
    Path damaged = folder.resolve("c1").resolve("00001.jpg");
    Trainer<Label> trainer =
        trainer(plain().build())
            .set("epochs", 5)
            .workers(2)
            .listener(
                new Listener() {
                  @Override
                  public void onEpochEnd(Run run, Epoch epoch) {
                    if (epoch.number() == 3) {
                      write(damaged);
                    }
                  }
                });
    LostSampleException failure = assertThrows(LostSampleException.class, () -> trainer.fit(data));
    assertEquals(4, failure.epoch());
    assertTrue(
        failure.getMessage().startsWith(damaged + ": expected a JPEG or PNG, found a file")
            && failure.getMessage().contains("in epoch 4"),
        failure::getMessage);
    assertEquals(DataException.class, failure.getCause().getClass());
    Files.delete(damaged);
    assertTrue(failure.last().evaluate(read(true)).loss() < 2);
    Path model = folder.resolve("last.model");
    failure.last().save(model);
    assertTrue(Files.size(model) > 0);
  }

  /** Statistics of averaged weights are measured between an epoch and its validation. */
  @Test
  void neitherDoesOneThatIsDamagedWhenStatisticsAreMeasured() throws IOException {
    jpegs(60);
    Path damaged = folder.resolve("c1").resolve("00001.jpg");
    Blueprint averaged =
        plain()
            .averageEpochs()
            .setting("swa.start", 2, "[1, inf)")
            .setting("swa.every", 1, "[1, inf)")
            .build();
    Trainer<Label> trainer =
        trainer(averaged)
            .listener(
                new Listener() {
                  @Override
                  public void onStepEnd(Run run) {
                    if (run.epoch() == 2 && run.stepOfEpoch() == run.stepsPerEpoch()) {
                      write(damaged);
                    }
                  }
                });
    Dataset data = read(true);
    LostSampleException failure = assertThrows(LostSampleException.class, () -> trainer.fit(data));
    assertEquals(2, failure.epoch());
    Files.delete(damaged);
    assertTrue(failure.last().evaluate(read(true)).loss() < 2);
  }

  /** The flag would close a file that is being read, which is no damage. */
  @Test
  void aThreadThatIsToldToEndEndsAfterItsStep() throws IOException {
    jpegs(60);
    for (int workers = 1; workers <= 2; workers++) {
      Trainer<Label> trainer =
          trainer(plain().build())
              .workers(workers)
              .listener(
                  new Listener() {
                    @Override
                    public void onEpochStart(Run run) {
                      if (run.epoch() == 2) {
                        Thread.currentThread().interrupt();
                      }
                    }
                  });
      RunResult<Label> result = trainer.fit(read(true));
      assertTrue(Thread.interrupted());
      assertEquals(StopReason.INTERRUPTED, result.stopReason());
      assertEquals(1, result.history().size());
    }
  }

  private static void write(Path file) {
    try {
      Files.write(file, new byte[] {1, 2, 3});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Images that take five milliseconds each, for a step that takes none. */
  @Test
  void theProfileSaysHowLongDataWasWaitedFor() {
    ImageSource slow =
        index -> {
          LockSupport.parkNanos(5_000_000);
          return new byte[SIDE * SIDE * 3];
        };
    int[] labels = IntStream.range(0, 48).map(n -> n % 3).toArray();
    Dataset data =
        ImageSamples.onDemand(
            "slow", new int[] {SIDE, SIDE, 3}, labels, List.of("a", "b", "c"), List.of(), slow, 1);
    double waited = waiting(data);
    // A batch of 16 images, that the step itself and one thread decode side by side.
    assertTrue(waited > 16 * 5000 / 4.0, () -> waited + " microseconds of a step");
    float[][] rows = new float[48][SIDE * SIDE * 3];
    double none = waiting(InMemory.classification(rows, labels).withShape(SIDE, SIDE, 3));
    assertEquals(0, none);
  }

  /** Microseconds of a step in the column of what was waited for in "read data". */
  private static double waiting(Dataset data) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setProperty("regimen.profile", "");
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      trainer(plain().build()).workers(1).fit(Splits.trainOnly(data));
    } finally {
      System.setOut(before);
      System.clearProperty("regimen.profile");
    }
    String row =
        printed
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("read data"))
            .findFirst()
            .orElseThrow();
    String[] cells = row.replace("read data", "").trim().split(" +");
    return cells.length == 4 ? Double.parseDouble(cells[3]) : 0;
  }
}
