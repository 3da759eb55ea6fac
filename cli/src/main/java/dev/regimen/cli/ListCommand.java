package dev.regimen.cli;

import dev.regimen.report.saved.ExperimentProgress;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.report.saved.SavedTrial;
import dev.regimen.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code regimen list}. */
@Command(
    name = "list",
    description = "Lists runs and experiments with their state and what they came to.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @ParentCommand private RegimenCommand regimen;

  @Option(names = "--state", paramLabel = "STATE", description = "only runs in this state: running")
  private String state = "";

  @Override
  public Integer call() throws IOException {
    Terminal terminal = regimen.terminal();
    Folders all = Folders.read(regimen.runs());
    if (!all.experiments().isEmpty() && state.isEmpty()) {
      terminal.table(experiments(all.experiments()), 5);
      terminal.say("");
    }
    List<SavedRun> runs =
        all.runs().stream().filter(run -> state.isEmpty() || run.state().equals(state)).toList();
    if (runs.isEmpty()) {
      terminal.say("no runs");
    } else {
      terminal.table(runs(runs), 3);
    }
    all.repairs().forEach(terminal::warn);
    all.problems().forEach(terminal::warn);
    return all.problems().isEmpty() ? 0 : 1;
  }

  private static List<List<String>> experiments(List<SavedExperiment> experiments)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("experiment", "objective", "progress", "best trial", "begun", "best"));
    for (SavedExperiment each : experiments) {
      rows.add(
          List.of(
              each.name(),
              each.objective(),
              ExperimentProgress.of(each, each.open(each.records())).words(),
              each.best().map(trial -> Integer.toString(trial.number())).orElse("-"),
              each.started().toString(),
              Numbers.figure(each.best().map(SavedTrial::objective).orElse(Double.NaN))));
    }
    return rows;
  }

  private static List<List<String>> runs(List<SavedRun> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("run", "state", "metric", "best", "epoch", "test", "epochs", "time", "begun"));
    for (SavedRun run : runs) {
      String metric = run.metrics().stream().findFirst().orElse("");
      String name = metric.substring(metric.indexOf('/') + 1);
      rows.add(
          List.of(
              run.name(),
              run.state(),
              metric,
              Numbers.figure(run.shown().getOrDefault(metric, Double.NaN)),
              run.bestEpoch() == 0 ? "-" : Integer.toString(run.bestEpoch()),
              Numbers.figure(run.test().getOrDefault(name, Double.NaN)),
              run.epochs().size() + "/" + run.epochsAsked(),
              Numbers.duration(run.seconds()),
              run.started().toString()));
    }
    return rows;
  }
}
