package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.loop.Profile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class ProfileTest {
  private static final String PROPERTY = "regimen.profile";

  @AfterEach
  void asBefore() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void isMadeOnlyWhenAskedFor() {
    assertNull(Profile.requested("training", 1));
    System.setProperty(PROPERTY, "off");
    assertNull(Profile.requested("training", 1));
    System.setProperty(PROPERTY, "");
    assertEquals(List.of(), Profile.requested("training", 1).lines());
  }

  /** Lines in the order of running; the last adds up the others. */
  @Test
  void theTableAddsUp() {
    Profile profile = new Profile("training", 2);
    try (ThreadPool pool = ThreadPool.of(2)) {
      pool.run(
          worker -> {
            worker.time(profile.stopwatch(worker.index()));
            profile.stopwatch(worker.index()).start();
            for (int step = 0; step < 100; step++) {
              worker.lap("forward");
              worker.await();
              worker.lap("backward");
            }
          });
    }
    List<String> lines = profile.lines();
    assertEquals(
        "profile: microseconds of a step of training, mean of 100 steps and 2 workers",
        lines.get(0));
    assertEquals(5, lines.size(), lines::toString);
    double[] forward = numbers(lines.get(2), "forward");
    double[] backward = numbers(lines.get(3), "backward");
    double[] all = numbers(lines.get(4), "all");
    assertEquals(all[0], forward[0] + backward[0], 0.11, lines::toString);
    assertEquals(100, forward[1] + backward[1], 0.11, lines::toString);
    // Of a lap that waits the rest is loops.
    assertEquals(backward[0], backward[2] + backward[3], 0.11, lines::toString);
    profile.clear();
    assertEquals(List.of(), profile.lines());
  }

  private static double[] numbers(String line, String name) {
    String[] cells = line.split(" +");
    assertEquals(name, cells[0]);
    return Arrays.stream(cells, 1, cells.length).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void endsARun() {
    System.setProperty(PROPERTY, "on");
    PrintStream console = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true));
    try {
      Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet().workers(1);
      trainer.set("epochs", 2).fit(TrainerTest.clouds(100));
    } finally {
      System.setOut(console);
    }
    // A tenth is held out; batches have 16 samples.
    String table = said.toString();
    assertTrue(table.contains("of training, mean of 6 steps and 1 worker"), table);
    assertTrue(table.contains("of validation, mean of 1 step and 1 worker"), table);
    assertTrue(table.lines().anyMatch(line -> line.startsWith("read data ")), table);
  }
}
