package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import dev.regimen.report.RunsPage;
import dev.regimen.text.Escaping;
import dev.regimen.text.Numbers;
import dev.regimen.text.PathText;
import java.io.PrintStream;
import java.util.Locale;

/** Says on the console how an experiment goes: a line for each trial, and the answer. */
final class StudyConsole implements StudyListener {
  private final PrintStream out;
  private final Metric objective;
  private final String words;

  StudyConsole(PrintStream out, Design design) {
    this.out = out;
    objective = design.objective();
    words = ObjectiveNames.words(design);
  }

  @Override
  public void onStart(Study study, StudyProgress progress) {
    study.summary().lines().forEach(this::say);
    if (progress.done() > 0) {
      say(
          String.format(
              Locale.ROOT,
              "%s ended at an earlier start",
              Numbers.counted(progress.done(), "trial")));
    }
  }

  @Override
  public void onTrial(TrialResult result, StudyProgress progress) {
    Trial trial = result.trial();
    String left =
        progress.running() == 0 || Double.isNaN(progress.remaining())
            ? ""
            : String.format(
                Locale.ROOT,
                " | %d running, %s left",
                progress.running(),
                Numbers.duration(progress.remaining()));
    int width = Integer.toString(progress.all()).length();
    say(
        String.format(
            Locale.ROOT,
            "%" + width + "d/%d  %s, seed %d: %s%s",
            progress.done(),
            progress.all(),
            trial.point(),
            trial.seed(),
            outcome(result),
            left));
  }

  private String outcome(TrialResult result) {
    String epochs = Numbers.counted(result.epochs(), "epoch");
    return switch (result.state()) {
      case FINISHED, STOPPED ->
          String.format(
              Locale.ROOT,
              "%s %s after %s, %s",
              words,
              Answer.value(result.objective(), objective),
              epochs,
              Numbers.duration(result.seconds()));
      case DIVERGED -> "diverged after " + epochs;
      case FAILED -> "failed: " + result.problem();
    };
  }

  @Override
  public void onEnd(StudyResult result) {
    if (!result.complete()) {
      String folder = result.folder().map(PathText::of).orElse("");
      say("interrupted; " + (folder.isEmpty() ? "nothing was recorded" : goesOn(folder)));
      return;
    }
    say("");
    result.table().lines().forEach(this::say);
    say("");
    say(result.answer());
    boolean failed = result.points().stream().anyMatch(each -> each.state() == TrialState.FAILED);
    if (failed && result.folder().isPresent()) {
      say("What failed is run again when the same program is started again.");
    }
    result.folder().ifPresent(folder -> say(PathText.of(folder.resolve(RunsPage.REPORT))));
  }

  private static String goesOn(String folder) {
    return "what has ended is in " + folder + ", and the same program goes on from there";
  }

  private void say(String line) {
    out.println(Escaping.of(line));
  }
}
