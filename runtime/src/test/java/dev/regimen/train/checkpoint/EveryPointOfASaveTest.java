package dev.regimen.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed before each system call of a save in turn, by {@code strace}: the last
 * checkpoint or the one before is there, whole. A few points, spread over all; {@code
 * -Dpoints=1000} takes each.
 */
@Tag("training")
class EveryPointOfASaveTest {
  private static final int POINTS = Integer.getInteger("points", 3);

  /** All that changes files, and what stands between. */
  private static final String CALLS =
      "openat,write,pwrite64,lseek,ftruncate,fcntl,fsync,fdatasync,rename,renameat,renameat2,"
          + "unlink,unlinkat,chmod,fchmod,fchmodat,fchown,chown,lchown,close,getdents64";

  private static final int KEEP = 2;
  private static final long SAVED = 3;

  /** How a process ends by signal 9. */
  private static final int KILLED = 128 + 9;

  @TempDir Path folder;

  /** Saves once when it is told to, behind three saves before. */
  static final class Saver {
    public static void main(String[] arguments) throws IOException {
      CheckpointFolder folder = new CheckpointFolder(Path.of(arguments[0]));
      for (long update = 1; update <= SAVED; update++) {
        save(folder, update);
      }
      System.out.println("ready");
      if (System.in.read() >= 0) {
        save(folder, SAVED + 1);
        System.out.println("saved");
      }
    }

    private static void save(CheckpointFolder folder, long update) throws IOException {
      KilledCheckpointTest.copy(update).write(folder.file(update), Map.of());
      folder.keepNewest(KEEP, update);
    }
  }

  private Process saver(Path into) throws IOException {
    return new ProcessBuilder(
            ChildJvm.command(
                "-XX:-UseContainerSupport",
                "-cp",
                ChildJvm.classPath(),
                Saver.class.getName(),
                into.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A call of the thread that saves, and how many of its name there are up to it. */
  private record Call(String name, int count) {
    String text() {
      return name + "-" + count;
    }
  }

  /** Kills before a call, or traces all where there is none; what was traced. */
  private List<String> trace(Path into, @Nullable Call killedBefore) throws Exception {
    Files.createDirectories(into);
    Path trace = folder.resolve(into.getFileName() + ".trace");
    Process saver = saver(into);
    Process tracer = null;
    try (BufferedReader out = saver.inputReader()) {
      assertEquals("ready", out.readLine());
      List<String> command =
          new ArrayList<>(List.of("strace", "-f", "-o", trace.toString(), "-e", "trace=" + CALLS));
      if (killedBefore != null) {
        String at = killedBefore.name + ":signal=KILL:when=" + killedBefore.count;
        command.addAll(List.of("-e", "inject=" + at));
      }
      command.addAll(List.of("-p", Long.toString(saver.pid())));
      tracer = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (BufferedReader said = tracer.inputReader()) {
        String line = said.readLine();
        assumeTrue(line != null && line.contains("attached"), "skipped: strace says " + line);
        try (OutputStream in = saver.getOutputStream()) {
          in.write('\n');
        }
        assertEquals(killedBefore == null ? 0 : KILLED, saver.waitFor(), "at " + killedBefore);
        tracer.waitFor();
      }
    } finally {
      saver.destroyForcibly();
      if (tracer != null) {
        tracer.destroyForcibly();
      }
    }
    return Files.readAllLines(trace);
  }

  @Test
  void theLastOrTheOneBeforeIsWholeWhereverItIsKilled() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "strace"))),
        "skipped: there is no strace, which kills between system calls");
    List<Call> calls = calls(trace(folder.resolve("whole"), null));
    int points = Math.min(POINTS, calls.size());
    int before = 0;
    for (int point = 0; point < points; point++) {
      int at = (int) ((long) point * (calls.size() - 1) / Math.max(1, points - 1));
      before += killedBefore(calls.get(at)) == SAVED ? 1 : 0;
    }
    System.out.printf("%d of %d points, %d with the one before%n", points, calls.size(), before);
    assertTrue(before > 0 && before < points, before + " of " + points + " with the one before");
  }

  private static List<Call> calls(List<String> trace) {
    Pattern line = Pattern.compile("(\\d+) +(\\w+)\\(.*");
    List<Matcher> lines = trace.stream().map(line::matcher).filter(Matcher::matches).toList();
    String saver =
        lines.stream().filter(each -> each.group(2).equals("rename")).findFirst().get().group(1);
    Map<String, Integer> counts = new HashMap<>();
    return lines.stream()
        .filter(each -> each.group(1).equals(saver))
        .map(each -> new Call(each.group(2), counts.merge(each.group(2), 1, Integer::sum)))
        .toList();
  }

  /** The newest checkpoint that is there. */
  private long killedBefore(Call call) throws Exception {
    Path into = folder.resolve("killed-" + call.text());
    trace(into, call);
    CheckpointFolder saved = new CheckpointFolder(into);
    List<String> damaged = new ArrayList<>();
    Path newest = saved.newestWhole(damaged);
    assertEquals(List.of(), damaged, "what has the name of a checkpoint is one");
    long updates = CheckpointFolder.updates(newest);
    assertTrue(updates == SAVED || updates == SAVED + 1, updates + " before call " + call);
    try (StateFile state = StateFile.open(newest)) {
      assertEquals(updates, state.count("step", 0));
    }
    for (Path each : saved.files()) {
      assertEquals("", CheckpointFile.problem(each).orElse(""), each.toString());
    }
    assertFalse(saved.files().size() < KEEP, saved.files().toString());
    return updates;
  }
}
