package dev.regimen.report;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRung;
import dev.regimen.report.saved.SavedTrial;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rungs of halving: what they measured, and how far what went on was from what did not. */
final class RungTable {
  private final SavedExperiment experiment;
  private final Map<Integer, List<SavedRung>> rungs;

  RungTable(SavedExperiment experiment) {
    this.experiment = experiment;
    rungs =
        experiment.rungs().stream()
            .collect(Collectors.groupingBy(SavedRung::rung, TreeMap::new, Collectors.toList()));
  }

  /** Whether there is anything to show: only halving has rungs. */
  boolean isEmpty() {
    return rungs.isEmpty();
  }

  /** At which rung a trial was given up, from 1; empty where it was not. */
  String givenUpAt(SavedTrial trial) {
    return rungs.values().stream()
        .flatMap(List::stream)
        .filter(each -> trial.state().equals("stopped") && each.number() == trial.number())
        .filter(each -> each.epochs() == trial.epochs())
        .map(each -> Integer.toString(each.rung() + 1))
        .findFirst()
        .orElse("");
  }

  @Override
  public String toString() {
    String objective = ComparisonPage.words(experiment.objective());
    PageTable table =
        new PageTable(
            "Rungs: a point goes on if the mean of its repeats is among the best",
            List.of(
                "rung",
                "epochs",
                "trials",
                "given up",
                "best " + objective,
                "worst that went on",
                "best given up"));
    rungs.forEach((rung, trials) -> table.row(row(rung, trials)));
    return table.toString();
  }

  private List<PageTable.Cell> row(int rung, List<SavedRung> trials) {
    Set<Integer> up =
        experiment.trials().stream()
            .filter(trial -> givenUpAt(trial).equals(Integer.toString(rung + 1)))
            .map(trial -> point(trial.number()))
            .collect(Collectors.toSet());
    Map<Integer, Double> means =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    each -> point(each.number()),
                    Collectors.averagingDouble(SavedRung::objective)));
    long given = trials.stream().filter(each -> up.contains(point(each.number()))).count();
    List<Double> on =
        means.entrySet().stream()
            .filter(each -> !up.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .sorted(experiment.betterObjective())
            .toList();
    double off =
        means.entrySet().stream()
            .filter(each -> up.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .min(experiment.betterObjective())
            .orElse(Double.NaN);
    boolean decided = !up.isEmpty() && !on.isEmpty();
    return List.of(
        PageTable.Cell.value(Integer.toString(rung + 1)),
        PageTable.Cell.count(trials.get(0).epochs()),
        PageTable.Cell.count(trials.size()),
        PageTable.Cell.count(given),
        PageTable.Cell.number(
            means.values().stream().min(experiment.betterObjective()).orElse(Double.NaN)),
        PageTable.Cell.number(decided ? on.get(on.size() - 1) : Double.NaN),
        PageTable.Cell.number(off));
  }

  /** From 0: trials of a point have its numbers, repeat by repeat. */
  private int point(int trial) {
    return (trial - 1) / experiment.repeats();
  }
}
