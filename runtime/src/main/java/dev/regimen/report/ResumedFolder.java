package dev.regimen.report;

import dev.regimen.report.saved.RecordException;
import dev.regimen.report.saved.RunsFolder;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Printable;
import dev.regimen.train.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the folder that a run had before it was resumed: that of the same checkpoints. */
final class ResumedFolder {
  private static final Logger log = LoggerFactory.getLogger(ResumedFolder.class);

  private ResumedFolder() {}

  /** The folder, the newest of several; empty where the run begins anew or had none. */
  static Optional<SavedRun> of(Path runs, Run run) throws IOException {
    if (run.resumed().isEmpty() || run.checkpoints().isEmpty() || !Files.isDirectory(runs)) {
      return Optional.empty();
    }
    Path checkpoints = run.checkpoints().get().toRealPath();
    Optional<SavedRun> newest = Optional.empty();
    for (String name : new RunsFolder(runs).runs()) {
      Optional<SavedRun> found =
          read(runs.resolve(name)).filter(saved -> savedIn(saved, checkpoints));
      if (found.isPresent()
          && (newest.isEmpty() || !found.get().started().isBefore(newest.get().started()))) {
        newest = found;
      }
    }
    newest.flatMap(SavedRun::repair).ifPresent(log::warn);
    return newest;
  }

  /** Reads a folder; empty where it is none of a run any more. */
  static Optional<SavedRun> read(Path folder) throws IOException {
    try {
      return Optional.of(SavedRun.read(folder));
    } catch (RecordException e) {
      log.warn("{} is left alone: {}", Printable.of(folder), e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean savedIn(SavedRun saved, Path checkpoints) {
    return saved.launch().checkpoints().filter(folder -> same(folder, checkpoints)).isPresent();
  }

  private static boolean same(Path folder, Path checkpoints) {
    try {
      return Files.isSameFile(folder, checkpoints);
    } catch (IOException e) {
      // It is there no more.
      return false;
    }
  }
}
