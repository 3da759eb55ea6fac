package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.ChildJvm;
import dev.regimen.train.Epoch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep whose process is killed comes to the same bits when it is started again: once with a
 * process that is killed indeed, and from what lies on the disk at ten moments, which is what a
 * killed process leaves.
 */
@Tag("training")
class KilledStudyTest {
  @TempDir Path folder;

  /** Copies the folder at some epochs, while another trial goes on writing. */
  private static final class Snapshots implements StudyListener {
    private final Path from;
    private final Path to;
    private final Set<Integer> moments;
    private int epochs;

    Snapshots(Path from, Path to, Set<Integer> moments) {
      this.from = from;
      this.to = to;
      this.moments = moments;
    }

    @Override
    public void onEpoch(Trial trial, Epoch epoch, StudyProgress progress) {
      if (moments.contains(++epochs)) {
        copy(from, to.resolve("at-" + epochs));
      }
    }
  }

  /**
   * What is written last is copied first: a line of a trial's end stands behind its history, and so
   * trials are listed only when the study's own files have been copied. What vanishes meanwhile had
   * vanished when the process was killed.
   */
  private static void copy(Path from, Path to) {
    try {
      for (boolean ofTrials : new boolean[] {false, true}) {
        for (Path each : listed(from, ofTrials)) {
          copyOne(each, to.resolve(from.relativize(each).toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> listed(Path from, boolean ofTrials) throws IOException {
    while (true) {
      try (Stream<Path> all = Files.walk(from)) {
        return all.filter(each -> isOfTrial(from, each) == ofTrials).toList();
      } catch (UncheckedIOException e) {
        // A folder was removed while it was listed.
        assertTrue(e.getCause() instanceof NoSuchFileException);
      }
    }
  }

  private static boolean isOfTrial(Path from, Path each) {
    return from.relativize(each).toString().startsWith("trial-");
  }

  private static void copyOne(Path from, Path to) throws IOException {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
    } catch (NoSuchFileException e) {
      assertTrue(Files.notExists(from));
    }
  }

  private void sameFromEveryMoment(Supplier<Study> study, Set<Integer> moments) throws IOException {
    Path whole = folder.resolve("whole");
    Snapshots snapshots = new Snapshots(whole, folder.resolve("copies"), moments);
    List<String> expected =
        HandStudy.bits(study.get().quiet().folder(whole).listener(snapshots).run(HandStudy.data()));
    List<Path> copies;
    try (Stream<Path> found = Files.list(folder.resolve("copies"))) {
      copies = found.sorted().toList();
    }
    assertEquals(moments.size(), copies.size());
    for (Path copy : copies) {
      Study again = study.get().quiet().folder(copy);
      assertEquals(expected, HandStudy.bits(again.run(HandStudy.data())), copy.toString());
      Map<String, String> histories = HandStudy.histories(copy);
      HandStudy.histories(whole)
          .forEach((trial, epochs) -> assertEquals(epochs, histories.get(trial), copy + trial));
    }
  }

  @Test
  void aSweepGoesOnFromTenMoments() throws IOException {
    sameFromEveryMoment(
        HandStudy::sweep, new TreeSet<>(List.of(1, 2, 7, 19, 30, 41, 55, 66, 80, 93)));
  }

  @Test
  void halvingGoesOnFromFiveMoments() throws IOException {
    sameFromEveryMoment(HandStudy::halving, new TreeSet<>(List.of(5, 23, 30, 42, 45)));
  }

  /** Runs the sweep, a word for each epoch. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      HandStudy.sweep()
          .quiet()
          .folder(Path.of(arguments[0]))
          .listener(
              new StudyListener() {
                @Override
                public void onEpoch(Trial trial, Epoch epoch, StudyProgress progress) {
                  System.out.println("epoch");
                }
              })
          .run(HandStudy.data());
    }
  }

  @Test
  void aSweepThatIsKilledGoesOn() throws Exception {
    Process process =
        new ProcessBuilder(ChildJvm.running(Program.class, folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader()) {
      for (int epoch = 0; epoch < 25; epoch++) {
        assertEquals("epoch", out.readLine());
      }
      process.toHandle().destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }
    int ended = Files.readAllLines(folder.resolve("trials.jsonl")).size();
    assertTrue(ended > 0 && ended < 30, "it was killed in the middle: " + ended);
    Study again = HandStudy.sweep().quiet().folder(folder);
    List<String> whole =
        HandStudy.bits(HandStudy.sweep().quiet().unrecorded().run(HandStudy.data()));
    assertEquals(whole, HandStudy.bits(again.run(HandStudy.data())));
    assertEquals(30, HandStudy.histories(folder).size());
  }
}
