package dev.regimen.cli;

import dev.regimen.report.ComparisonPage;
import dev.regimen.report.ExperimentPage;
import dev.regimen.report.RunsPage;
import dev.regimen.report.saved.NoSuchRunException;
import dev.regimen.report.saved.RunsFolder;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.PathText;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is at an address: all runs, some of them compared, or a file of a run. Names are looked up
 * among those that there are, and files among those that have something to tell.
 */
final class ServedPages {
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final String PAUSE = "pause";

  private static final Set<String> TEXTS =
      Set.of(SavedRun.FILE, SavedRun.HISTORY, SavedExperiment.FILE, SavedExperiment.TRIALS);

  private final RunsFolder runs;

  ServedPages(RunsFolder runs) {
    this.runs = runs;
  }

  Answer at(URI address) throws IOException {
    List<String> query = decoded(address.getRawQuery(), "&");
    boolean paused = query.contains(PAUSE) || query.contains(PAUSE + "=");
    List<String> path = decoded(address.getRawPath(), "/");
    try {
      if (path.isEmpty()) {
        return all(paused);
      }
      if (path.equals(List.of(RunsPage.COMPARISON))) {
        return comparison(query);
      }
      int last = path.size() - 1;
      return file(String.join("/", path.subList(0, last)), path.get(last), paused);
    } catch (NoSuchRunException e) {
      return Answer.refusal(NOT_FOUND, e.getMessage());
    }
  }

  /** The parts of a path or a query; none of an address that is no text. */
  private static List<String> decoded(String raw, String between) {
    String text = raw == null ? "" : raw;
    try {
      return Arrays.stream(text.split(between))
          .filter(part -> !part.isEmpty())
          .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (IllegalArgumentException e) {
      return List.of(text);
    }
  }

  private Answer all(boolean paused) throws IOException {
    Folders all = Folders.read(runs);
    List<String> problems = new ArrayList<>(all.problems());
    problems.addAll(all.repairs());
    String title = PathText.of(runs.path());
    String page = RunsPage.of(title, all.runs(), all.experiments(), problems);
    boolean goesOn =
        all.runs().stream().anyMatch(ServedPages::goesOn)
            || all.experiments().stream().anyMatch(SavedExperiment::goesOn);
    return goesOn ? Answer.live(page, paused) : Answer.page(page);
  }

  private static boolean goesOn(SavedRun run) {
    return run.state().equals("running");
  }

  private Answer comparison(List<String> query) throws IOException {
    List<SavedRun> chosen = new ArrayList<>();
    String field = RunsPage.FIELD + "=";
    for (String each : query) {
      if (each.startsWith(field)) {
        chosen.add(SavedRun.read(runs.run(each.substring(field.length()))));
      }
    }
    try {
      return Answer.page(ComparisonPage.of(chosen));
    } catch (IllegalArgumentException e) {
      return Answer.refusal(BAD_REQUEST, e.getMessage());
    }
  }

  private Answer file(String name, String file, boolean paused) throws IOException {
    boolean page = file.equals(RunsPage.REPORT);
    if (!page && !TEXTS.contains(file)) {
      return Answer.refusal(NOT_FOUND, "There is no such page.");
    }
    boolean experiment = runs.hasExperiment(name);
    if (experiment && page) {
      return experiment(SavedExperiment.read(runs.experiment(name)), paused);
    }
    Path folder = experiment ? runs.experiment(name) : runs.run(name);
    Optional<byte[]> content = content(folder.resolve(file));
    if (!page) {
      return content
          .map(Answer::text)
          .orElseGet(() -> Answer.refusal(NOT_FOUND, "There is no such file."));
    }
    boolean running = Files.exists(folder.resolve(SavedRun.FILE)) && goesOn(SavedRun.read(folder));
    if (content.isEmpty()) {
      return Answer.refusal(NOT_FOUND, "No epoch was completed yet.");
    }
    String text = new String(content.get(), StandardCharsets.UTF_8);
    return running ? Answer.live(text, paused) : Answer.page(text);
  }

  /** Made anew whenever it is asked for: trials end while somebody looks. */
  private static Answer experiment(SavedExperiment experiment, boolean paused) throws IOException {
    String page = ExperimentPage.of(experiment);
    return experiment.goesOn() ? Answer.live(page, paused) : Answer.page(page);
  }

  /** A file within the folder; a link that leads out of it is none. */
  private Optional<byte[]> content(Path file) throws IOException {
    boolean within =
        Files.isRegularFile(file) && file.toRealPath().startsWith(runs.path().toRealPath());
    return within ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }
}
