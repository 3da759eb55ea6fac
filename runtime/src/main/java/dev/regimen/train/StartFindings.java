package dev.regimen.train;

import dev.regimen.data.Splits;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.RunFinding;
import dev.regimen.train.loop.UnlabelledCheck;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Kept;
import dev.regimen.train.step.Settings;
import java.util.List;

/** What a run of a trainer on these splits would warn of before its first step. */
public final class StartFindings {
  private StartFindings() {}

  /**
   * The findings, in the order in which a run tells them.
   *
   * @throws dev.regimen.data.DataException if the data does not fit the network
   */
  public static List<RunFinding> of(Trainer<?> trainer, Splits splits) {
    Blueprint blueprint = trainer.blueprint();
    Settings settings = trainer.settings();
    DataCheck.check(blueprint, splits);
    UnlabelledCheck.check(blueprint, splits);
    RunClock clock = RunClock.of(blueprint, settings, splits.train());
    Kept kept = Kept.of(blueprint, settings, false);
    Run run = new Run(blueprint, settings, splits, 1, clock, kept, trainer.loadedWeights());
    return StartUp.findings(run, trainer.given.preprocessing(splits.train()), trainer.given::gives);
  }
}
