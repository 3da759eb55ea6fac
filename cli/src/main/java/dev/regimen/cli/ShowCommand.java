package dev.regimen.cli;

import dev.regimen.report.saved.ExperimentProgress;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.report.saved.SavedTrial;
import dev.regimen.text.Numbers;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regimen show FashionMlp-3}. */
@Command(
    name = "show",
    description = "Shows a run or an experiment.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private RegimenCommand regimen;

  @Parameters(paramLabel = "NAME", description = "of a run or an experiment")
  private String name = "";

  @Option(
      names = "--epochs",
      defaultValue = "10",
      paramLabel = "COUNT",
      description = "how many of the last epochs (default: ${DEFAULT-VALUE})")
  private int last;

  @Override
  public Integer call() throws IOException {
    String wanted = regimen.name(name);
    if (regimen.runs().hasExperiment(wanted)) {
      show(SavedExperiment.read(regimen.runs().experiment(wanted)));
    } else {
      show(SavedRun.read(regimen.runs().run(wanted)));
    }
    return 0;
  }

  private void show(SavedRun run) {
    Terminal terminal = regimen.terminal();
    terminal.head(Printable.of(run.name()) + "  " + Printable.of(run.state()));
    terminal.say(
        String.format(
            Locale.ROOT,
            "%s after %d of %s epochs, %s; begun %s",
            Printable.message(run.reason()),
            run.epochs().size(),
            Printable.of(run.epochsAsked()),
            Numbers.duration(run.seconds()),
            run.started()));
    terminal.say(Printable.message(run.network() + ": " + run.regime()));
    terminal.say("");
    if (!run.epochs().isEmpty()) {
      terminal.table(epochs(run), 0);
      terminal.say("");
    }
    figures("final weights on the validation split", run.validation());
    figures("final weights on the test split", run.test());
    terminal.table(settings(run), 1);
    run.repair().ifPresent(terminal::warn);
  }

  private void figures(String title, Map<String, Double> values) {
    if (!values.isEmpty()) {
      List<List<String>> rows = new ArrayList<>(List.of(List.of(title, "")));
      values.forEach((metric, value) -> rows.add(List.of(metric, Numbers.figure(value))));
      regimen.terminal().table(rows, 1);
      regimen.terminal().say("");
    }
  }

  /** The last epochs, and the best one where it lies before them. */
  private List<List<String>> epochs(SavedRun run) {
    List<String> metrics = new ArrayList<>(run.metrics());
    metrics.add("lr");
    List<String> heading = new ArrayList<>(List.of("epoch", ""));
    heading.addAll(metrics);
    List<List<String>> rows = new ArrayList<>(List.of(heading));
    int first = Math.max(0, run.epochs().size() - Math.max(1, last));
    for (int i = 0; i < run.epochs().size(); i++) {
      boolean best = i + 1 == run.bestEpoch();
      if (i >= first || best) {
        Map<String, Double> epoch = run.epochs().get(i);
        List<String> row = new ArrayList<>(List.of(Integer.toString(i + 1), best ? "*" : ""));
        metrics.forEach(metric -> row.add(Numbers.figure(epoch.getOrDefault(metric, Double.NaN))));
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<List<String>> settings(SavedRun run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("setting", "value", "the regime says"));
    run.settings()
        .forEach(
            (setting, value) ->
                rows.add(List.of(setting, value, run.overridden().getOrDefault(setting, ""))));
    run.facts().forEach((fact, value) -> rows.add(List.of(fact, value, "")));
    return rows;
  }

  private void show(SavedExperiment experiment) throws IOException {
    Terminal terminal = regimen.terminal();
    List<SavedTrial> open = experiment.open(experiment.records());
    ExperimentProgress progress = ExperimentProgress.of(experiment, open);
    terminal.head(Printable.of(experiment.name()) + "  " + progress.words());
    terminal.say(
        String.format(
            Locale.ROOT,
            "%s of %s, search %s; begun %s",
            experiment.maximized() ? "the largest" : "the least",
            Printable.of(experiment.objective()),
            Printable.of(experiment.search()),
            experiment.started()));
    if (!experiment.answer().isEmpty()) {
      terminal.say(Printable.message(experiment.answer()));
    }
    terminal.say("");
    if (experiment.trials().isEmpty()) {
      terminal.say("no trial has ended");
    }
    List<SavedTrial> all =
        new ArrayList<>(experiment.trials().stream().sorted(experiment.better()).toList());
    all.addAll(open);
    if (!all.isEmpty()) {
      terminal.table(trials(experiment, all), 0);
    }
    experiment.repair().ifPresent(terminal::warn);
  }

  private static List<List<String>> trials(SavedExperiment experiment, List<SavedTrial> shown) {
    List<String> varied = SavedExperiment.varied(shown);
    List<String> heading = new ArrayList<>(List.of("trial", "state", "repeat"));
    heading.addAll(varied);
    heading.addAll(List.of("epochs", experiment.objective(), "time"));
    List<List<String>> rows = new ArrayList<>(List.of(heading));
    for (SavedTrial trial : shown) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  Integer.toString(trial.number()),
                  trial.state(),
                  Integer.toString(trial.repeat())));
      varied.forEach(name -> row.add(trial.point().getOrDefault(name, "")));
      row.add(Integer.toString(trial.epochs()));
      row.add(Numbers.figure(trial.objective()));
      row.add(Numbers.duration(trial.seconds()));
      rows.add(row);
    }
    return rows;
  }
}
