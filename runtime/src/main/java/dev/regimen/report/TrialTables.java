package dev.regimen.report;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedTrial;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The points and the trials of an experiment in numbers. */
final class TrialTables {
  private final SavedExperiment experiment;
  private final List<String> varied;
  private final String objective;

  TrialTables(SavedExperiment experiment) {
    this.experiment = experiment;
    varied = experiment.varied();
    objective = ComparisonPage.words(experiment.objective());
  }

  /** Points of the space with what their repeats came to. */
  PageTable points(List<TrialPoint> points) {
    List<String> columns = new ArrayList<>(varied.isEmpty() ? List.of("point") : varied);
    columns.addAll(List.of("mean " + objective, "deviation", "95 % interval \u00b1", "trials"));
    PageTable table = new PageTable("Points of the space, the best mean first", columns);
    for (TrialPoint point : points) {
      List<PageTable.Cell> cells = new ArrayList<>();
      varied.forEach(
          name -> cells.add(PageTable.Cell.value(point.values().getOrDefault(name, ""))));
      if (varied.isEmpty()) {
        cells.add(PageTable.Cell.text("all"));
      }
      cells.add(PageTable.Cell.number(point.objectives().mean()));
      cells.add(PageTable.Cell.number(point.objectives().deviation()));
      cells.add(PageTable.Cell.number(point.objectives().halfWidth()));
      cells.add(PageTable.Cell.count(point.objectives().count()));
      table.row(cells);
    }
    return table;
  }

  /** Every trial that has ended. */
  PageTable trials() {
    List<String> columns = new ArrayList<>(List.of("trial"));
    columns.addAll(varied);
    columns.addAll(List.of("repeat", "state"));
    RungTable rungs = new RungTable(experiment);
    if (!rungs.isEmpty()) {
      columns.add("given up at rung");
    }
    columns.addAll(List.of(objective, "epochs", "seconds", "problem"));
    PageTable table = new PageTable("Trials that have ended", columns);
    for (SavedTrial trial : experiment.trials()) {
      List<PageTable.Cell> cells = new ArrayList<>();
      cells.add(name(trial));
      varied.forEach(name -> cells.add(PageTable.Cell.value(trial.point().getOrDefault(name, ""))));
      cells.add(PageTable.Cell.count(trial.repeat()));
      cells.add(PageTable.Cell.text(trial.state()));
      if (!rungs.isEmpty()) {
        cells.add(PageTable.Cell.value(rungs.givenUpAt(trial)));
      }
      cells.add(PageTable.Cell.number(trial.objective()));
      cells.add(PageTable.Cell.count(trial.epochs()));
      cells.add(PageTable.Cell.number(trial.seconds()));
      cells.add(PageTable.Cell.text(trial.problem()));
      table.row(cells);
    }
    return table;
  }

  /** Leads to the trial's own page where it has one. */
  private PageTable.Cell name(SavedTrial trial) {
    String number = Integer.toString(trial.number());
    boolean linked =
        experiment
            .folder(trial)
            .map(own -> Files.exists(own.resolve(RunsPage.REPORT)))
            .orElse(false);
    return linked
        ? PageTable.Cell.link(number, trial.run() + "/" + RunsPage.REPORT)
        : PageTable.Cell.value(number);
  }
}
