package dev.regimen.report.saved;

import dev.regimen.text.Printable;
import dev.regimen.text.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder with the folders of runs and experiments, {@code runs/}.
 *
 * @param path where it lies
 */
public record RunsFolder(Path path) {
  /** Letters in their order, numbers by size: FashionMlp-2 before FashionMlp-10. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparing((String name) -> name.replaceFirst("-[0-9]{1,9}$", ""))
          .thenComparingLong(RunsFolder::number);

  private static long number(String name) {
    String digits = name.replaceFirst("^.*-(?=[0-9]{1,9}$)", "");
    return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : 0;
  }

  /** The names of runs, the first one first. */
  public List<String> runs() throws IOException {
    return having(path, SavedRun.FILE);
  }

  /** The names of experiments. */
  public List<String> experiments() throws IOException {
    return having(path, SavedExperiment.FILE);
  }

  /** The names of the runs that lie in an experiment's folder, {@code Tuning-1/trial-007}. */
  public List<String> trials(String experiment) throws IOException {
    return having(path.resolve(experiment), SavedRun.FILE).stream()
        .map(name -> experiment + "/" + name)
        .toList();
  }

  private static List<String> having(Path parent, String file) throws IOException {
    if (!Files.isDirectory(parent)) {
      throw new NotDirectoryException(Printable.of(parent));
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(folder -> Files.isRegularFile(folder.resolve(file)))
          .map(folder -> folder.getFileName().toString())
          .sorted(BY_NAME)
          .toList();
    }
  }

  /**
   * The folder of a run.
   *
   * @throws NoSuchRunException if there is none of this name
   */
  public Path run(String name) throws IOException {
    return folder(name, namesOfRuns(name), "run");
  }

  /**
   * The folder of an experiment.
   *
   * @throws NoSuchRunException if there is none of this name
   */
  public Path experiment(String name) throws IOException {
    return folder(name, experiments(), "experiment");
  }

  /** Whether a name is an experiment's; else it must be a run's. */
  public boolean hasExperiment(String name) throws IOException {
    List<String> experiments = experiments();
    if (!experiments.contains(name)) {
      List<String> names = new ArrayList<>(namesOfRuns(name));
      names.addAll(experiments);
      folder(name, names, "run or experiment");
    }
    return experiments.contains(name);
  }

  private List<String> namesOfRuns(String name) throws IOException {
    List<String> names = new ArrayList<>(runs());
    int slash = name.indexOf('/');
    if (slash > 0 && experiments().contains(name.substring(0, slash))) {
      names.addAll(trials(name.substring(0, slash)));
    }
    return names;
  }

  /** Names are compared with those that there are, so that none leads elsewhere. */
  private Path folder(String name, List<String> names, String what) throws NoSuchRunException {
    if (!names.contains(name)) {
      throw new NoSuchRunException(
          String.format(
              Locale.ROOT,
              "%s has no %s '%s'%s",
              Printable.of(path),
              what,
              Printable.of(name),
              names.isEmpty() ? "; it has none" : Printable.of(Spelling.hint(name, names))));
    }
    return path.resolve(name);
  }
}
