package dev.regimen.report;

import dev.regimen.report.saved.RecordException;
import dev.regimen.report.saved.RunsFolder;
import dev.regimen.report.saved.SavedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds what a run is compared with unless somebody says otherwise: the one before it. */
final class EarlierRun {
  private EarlierRun() {}

  /** The run before a folder's, of the same name, and the folder's; empty if it is the first. */
  static List<SavedRun> beside(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    String own = String.valueOf(folder.getFileName());
    if (parent == null) {
      return List.of();
    }
    Optional<String> earlier =
        new RunsFolder(parent)
            .runs().stream()
                .takeWhile(name -> !name.equals(own))
                .filter(name -> stem(name).equals(stem(own)))
                .reduce((first, second) -> second);
    return earlier.isEmpty() ? List.of() : both(parent.resolve(earlier.get()), folder);
  }

  private static String stem(String name) {
    return name.replaceFirst("-[0-9]{1,9}$", "");
  }

  /** A folder of another version is nothing to be compared with. */
  private static List<SavedRun> both(Path earlier, Path own) throws IOException {
    try {
      return List.of(SavedRun.read(earlier), SavedRun.read(own));
    } catch (RecordException e) {
      return List.of();
    }
  }
}
