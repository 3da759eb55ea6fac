package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Checkpoint;
import dev.regimen.annotation.CheckpointUnit;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.RunSize;
import java.util.List;

/** The settings {@code checkpoint.every} and {@code .keep}, and what the first counts. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class CheckpointRule implements RunRule<Checkpoint> {
  @Override
  public Class<Checkpoint> annotation() {
    return Checkpoint.class;
  }

  @Override
  public List<Fact> facts(Checkpoint annotation) {
    return List.of(Fact.of("checkpoint", annotation.unit()));
  }

  @Override
  public void check(Use<Checkpoint> use, NetworkModel network, Rules rules, Report report) {
    int epochs = RunSize.of(network, rules).epochs();
    int every = use.annotation().every();
    if (use.annotation().unit() == CheckpointUnit.EPOCH && every > epochs) {
      report
          .warning(
              "CheckpointRange",
              use.site().member("every"),
              "a run of epochs = " + epochs + " ends before every = " + every + " have gone by")
          .why("only its end would be saved, and what is lost when it dies before is all of it")
          .fix("@Checkpoint(every = " + Math.max(1, epochs / 10) + ")");
    }
  }
}
