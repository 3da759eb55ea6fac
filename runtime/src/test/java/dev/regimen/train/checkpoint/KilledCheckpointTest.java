package dev.regimen.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.ChildJvm;
import dev.regimen.kernel.TiledVector;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that saves and is killed at any moment of it, between any two of its system calls: the
 * last checkpoint that it said was written is there, whole, or a later one. {@code -Dkills=240}
 * kills as often.
 */
@Tag("training")
class KilledCheckpointTest {
  private static final int KILLS = Integer.getInteger("kills", 4);
  private static final int KEEP = 2;
  private static final int ELEMENTS = 50_000;

  @TempDir Path folder;

  /** Saves for ever, and says of each checkpoint that it stands. */
  static final class Saver {
    public static void main(String[] arguments) throws IOException {
      CheckpointFolder folder = new CheckpointFolder(Path.of(arguments[0]));
      long update = Long.parseLong(arguments[1]);
      while (true) {
        update++;
        copy(update).write(folder.file(update), Map.of("epochs", "20"));
        folder.keepNewest(KEEP, update);
        System.out.println(update);
      }
    }
  }

  static StateCopy copy(long update) {
    StateCopy copy = new StateCopy();
    TiledVector values = new TiledVector(ELEMENTS, null);
    for (float[] tile : values.floats(1000)) {
      Arrays.fill(tile, update);
    }
    copy.tensor("weight/a", List.of(ELEMENTS), values, false);
    copy.count("step", update);
    return copy;
  }

  private long savedUntilKilled(long from, long micros) throws IOException, InterruptedException {
    Process saver =
        new ProcessBuilder(ChildJvm.running(Saver.class, folder.toString(), Long.toString(from)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = saver.inputReader()) {
      long last = Long.parseLong(out.readLine());
      long end = System.nanoTime() + micros * 1000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      // Not Process.destroyForcibly(), which would close the stream that is read here.
      assertTrue(saver.toHandle().destroyForcibly());
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Long.parseLong(line);
      }
      saver.waitFor();
      return last;
    }
  }

  @Test
  void theLastCheckpointThatWasSaidToStandIsWholeOrALaterOneIs() throws Exception {
    Random random = new Random(KILLS);
    long update = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long said = savedUntilKilled(update, random.nextInt(30_000));
      List<String> damaged = new ArrayList<>();
      CheckpointFolder saved = new CheckpointFolder(folder);
      Path newest = saved.newestWhole(damaged);
      update = CheckpointFolder.updates(newest);
      assertEquals(List.of(), damaged, "what has the name of a checkpoint is one");
      assertTrue(update == said || update == said + 1, update + " found, " + said + " said");
      try (StateFile state = StateFile.open(newest)) {
        assertEquals(update, state.count("step", 0));
      }
      assertTrue(saved.files().size() <= KEEP + 1, saved.files().toString());
    }
    // The next save removes what the killed ones left.
    CheckpointFolder saved = new CheckpointFolder(folder);
    copy(update + 1).write(saved.file(update + 1), Map.of());
    saved.keepNewest(KEEP, update + 1);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(KEEP, left.count());
    }
  }
}
