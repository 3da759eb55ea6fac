package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.text.Numbers;
import dev.regimen.train.step.Blueprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory outside the heap: what is refused, and what is given back. More loads and runs by {@code
 * -Dloads=1000 -Druns=1000}.
 */
@Tag("training")
class MemoryRefusalTest {
  private static final String PROPERTY = "regimen.memory";
  private static final int LOADS = Integer.getInteger("loads", 20);
  private static final int RUNS = Integer.getInteger("runs", 20);

  /** What may be forgotten before a collection, twice, because it is counted before it is found. */
  private static final long BOUND = 512L << 20;

  @TempDir private Path folder;

  /** A run that takes 4 GB in one batch, in a process that has less left. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      try {
        HandTrainer.classifier(activations(120_000), 8)
            .quiet()
            .workers(1)
            .set("batch", 1e6)
            .set("epochs", 1)
            .fit(TrainerTest.clouds(10_000));
      } catch (RuntimeException e) {
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }

  private static Blueprint activations(int elements) {
    return HandTrainer.sketch("Large", 4, 8, 3).classes(3).activations(elements).build();
  }

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  /** Without the question before it this ends the process by a fault in native code. */
  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "Windows has no ulimit by which a process refuses memory")
  void whatTheSystemRefusesIsAnError() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "export MALLOC_ARENA_MAX=2; ulimit -v 5000000; exec \"$0\" \"$@\"",
                java,
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ErrorFile=" + folder.resolve("fault.log"),
                "-Dregimen.memory=off",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
    String expected =
        "NativeMemoryException: batch = 9000 of Large takes 4.02 GiB with 1 worker: the system"
            + " refuses 4,320,000,064 bytes of memory outside the heap, beside ";
    assertTrue(said.contains(expected), said);
    assertTrue(
        said.contains("the largest buffers are activations 4.02 GiB, input 140.6 KiB, targets 105"),
        said);
  }

  @Test
  void whatTheMachineHasNotIsRefusedBeforeItStarts() {
    Trainer<Label> trainer =
        HandTrainer.classifier(activations(1 << 20), 8).quiet().workers(1).set("epochs", 1);
    assertEquals(
        "batch = 16 of Large takes 64.0 MiB with 1 worker, and this machine has 20.0 MiB left: the"
            + " largest that fits is 4 (-Dregimen.memory says how much a run may take)",
        refusal("20m", trainer));
    System.setProperty(PROPERTY, "off");
    assertEquals(1, trainer.fit(TrainerTest.clouds(20)).history().epochs().size());
    assertEquals(
        "-Dregimen.memory must be a size such as 800m or 6g, or off, but is 'much'",
        refusal("much", trainer));
  }

  private static String refusal(String memory, Trainer<Label> trainer) {
    System.setProperty(PROPERTY, memory);
    return assertThrows(SettingException.class, () -> trainer.fit(TrainerTest.clouds(200)))
        .getMessage();
  }

  @Test
  void predictorsThatAreLoadedAndForgottenLeaveNothing() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Trainer<Label> trainer = HandTrainer.classifier(4, 10_000, 3).quiet().workers(1);
    trainer.set("epochs", 1).fit(TrainerTest.clouds(20)).save(file);
    long before = Pointer.physicalBytes();
    for (int load = 0; load < LOADS; load++) {
      trainer.load(file);
    }
    assertBounded(before, LOADS + " loads");
  }

  @Test
  void shortRunsLeaveNothing() {
    Trainer<Label> trainer = HandTrainer.classifier(4, 64, 3).quiet().workers(2).set("epochs", 1);
    trainer.fit(TrainerTest.clouds(40));
    System.gc();
    long before = Pointer.physicalBytes();
    for (int run = 0; run < RUNS; run++) {
      RunResult<Label> result = trainer.fit(TrainerTest.clouds(40));
      assertEquals(3, result.predictor().classes().size());
    }
    assertBounded(before, RUNS + " runs");
  }

  private static void assertBounded(long before, String what) {
    long grown = Pointer.physicalBytes() - before;
    if (LOADS >= 1000) {
      System.out.println(what + ": the process grew by " + Numbers.bytes(grown));
    }
    assertTrue(grown < BOUND, what + ": " + Numbers.bytes(grown));
  }
}
