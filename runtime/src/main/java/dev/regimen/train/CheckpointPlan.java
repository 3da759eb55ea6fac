package dev.regimen.train;

import dev.regimen.text.Printable;
import dev.regimen.train.checkpoint.CheckpointFolder;
import dev.regimen.train.step.Blueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is saved, and what it goes on from.
 *
 * @param folder where checkpoints are written; null: nowhere
 * @param resumed where one is taken from; null: the run begins
 * @param allowed names of differences that are accepted
 */
record CheckpointPlan(@Nullable Path folder, @Nullable Path resumed, Set<String> allowed) {
  private static final String FOLDER = "regimen.checkpoints";
  private static final String RESUMED = "regimen.resume";
  private static final String ALLOWED = "regimen.resume.allow";

  /** Whether anything is written or read. */
  boolean isOn() {
    return folder != null || resumed != null;
  }

  /** What the program says, overridden by system properties. */
  static CheckpointPlan of(@Nullable Path folder, @Nullable Path resumed, Set<String> allowed) {
    String names = System.getProperty(ALLOWED);
    return new CheckpointPlan(
        property(FOLDER).orElse(folder),
        property(RESUMED).orElse(resumed),
        names == null
            ? allowed
            : Stream.of(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet()));
  }

  private static Optional<Path> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).map(Path::of);
  }

  /**
   * Runs something by the plan of this network, whose folder is there and written to by nobody else
   * meanwhile.
   *
   * @throws SettingException if it holds the checkpoints of another run, or another run writes
   *     there
   * @throws UncheckedIOException if it cannot be made or written to
   */
  <T> T during(Blueprint blueprint, Function<CheckpointPlan, T> task) {
    if (folder == null && resumed == null && blueprint.checkpoints().isEmpty()) {
      return task.apply(this);
    }
    CheckpointLock lock = null;
    try {
      CheckpointPlan begun;
      try {
        Path into = made(blueprint.network());
        lock = CheckpointLock.of(into);
        if (resumed == null) {
          requireEmpty(into);
        }
        begun = new CheckpointPlan(into, resumed, allowed);
      } catch (IOException e) {
        throw new UncheckedIOException(
            String.format(
                Locale.ROOT,
                "checkpoints of %s cannot be written: %s; checkpoints(folder) names another folder",
                blueprint.network(),
                Printable.of(e.toString())),
            e);
      }
      return task.apply(begun);
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }

  /** The folder that checkpoints are written to. */
  private Path made(String network) throws IOException {
    Path wanted = folder == null ? resumed : folder;
    return wanted == null ? numbered(network) : Files.createDirectories(wanted);
  }

  /** The first folder of this name and a number that is not there yet. */
  private static Path numbered(String network) throws IOException {
    Path parent = Files.createDirectories(Path.of("checkpoints"));
    for (int number = 1; ; number++) {
      try {
        return Files.createDirectory(parent.resolve(network + "-" + number));
      } catch (FileAlreadyExistsException e) {
        // Another run's.
      }
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    List<Path> files = new CheckpointFolder(folder).begun();
    if (!files.isEmpty()) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s holds the checkpoints of another run, the newest behind %,d updates: go on from it"
                  + " by resume, or name another folder",
              Printable.of(folder),
              CheckpointFolder.updates(files.get(0))));
    }
  }

  /** The plan of one of several networks that are trained in turn, from 0. */
  CheckpointPlan member(int member) {
    String name = CheckpointFolder.MEMBER + (member + 1);
    Path from = resumed == null ? null : resumed.resolve(name);
    boolean begins = from == null || member > 0 && !Files.isDirectory(from);
    return new CheckpointPlan(
        folder == null ? null : folder.resolve(name), begins ? null : from, allowed);
  }
}
