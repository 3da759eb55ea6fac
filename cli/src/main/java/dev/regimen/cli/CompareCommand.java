package dev.regimen.cli;

import dev.regimen.report.ComparisonPage;
import dev.regimen.report.saved.RunDifference;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regimen compare FashionMlp-1 FashionMlp-2}. */
@Command(
    name = "compare",
    description = "Shows what runs differ in, and what they came to.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @ParentCommand private RegimenCommand regimen;

  @Parameters(
      arity = "2.." + ComparisonPage.MOST_RUNS,
      paramLabel = "RUN",
      description = "names of runs, two or more")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException {
    Terminal terminal = regimen.terminal();
    List<SavedRun> runs = regimen.read(names);
    terminal.table(figures(runs), 1);
    terminal.say("");
    RunDifference difference = RunDifference.of(runs);
    if (difference.rows().isEmpty()) {
      terminal.say("settings, techniques, data and versions are the same");
    } else {
      terminal.table(differences(runs, difference), 1);
    }
    return 0;
  }

  private static List<List<String>> figures(List<SavedRun> runs) {
    List<List<String>> rows = new ArrayList<>(List.of(heading("", runs)));
    rows.add(row("state", runs.stream().map(SavedRun::state).toList()));
    rows.add(
        row(
            "epochs",
            runs.stream().map(run -> run.epochs().size() + "/" + run.epochsAsked()).toList()));
    rows.add(
        row("best epoch", runs.stream().map(run -> Integer.toString(run.bestEpoch())).toList()));
    for (String metric : RunDifference.metrics(runs)) {
      rows.add(
          row(metric, runs.stream().map(run -> Numbers.figure(run.shown().get(metric))).toList()));
    }
    rows.add(row("time", runs.stream().map(run -> Numbers.duration(run.seconds())).toList()));
    return rows;
  }

  private static List<List<String>> differences(List<SavedRun> runs, RunDifference difference) {
    List<List<String>> rows = new ArrayList<>(List.of(heading("difference", runs)));
    difference.rows().forEach(each -> rows.add(row(each.name(), each.values())));
    return rows;
  }

  private static List<String> heading(String first, List<SavedRun> runs) {
    return row(first, runs.stream().map(SavedRun::name).toList());
  }

  private static List<String> row(String first, List<String> values) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(values);
    return row;
  }
}
