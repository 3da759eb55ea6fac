package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LengthBuckets;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The setting {@code lengthBuckets}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LengthBucketsRule implements RunRule<LengthBuckets> {
  @Override
  public Class<LengthBuckets> annotation() {
    return LengthBuckets.class;
  }

  @Override
  public List<Fact> facts(LengthBuckets annotation) {
    return List.of();
  }

  @Override
  public boolean ofTexts() {
    return true;
  }

  @Override
  public void check(Use<LengthBuckets> use, NetworkModel network, Rules rules, Report report) {
    TokenTask.of(of -> of == Target.Of.NEXT_TOKEN, network, rules)
        .ifPresent(
            task ->
                report
                    .warning(
                        "NoEffect",
                        use.site(),
                        use.text()
                            + " sorts by length, but windows of "
                            + task.text()
                            + " have one")
                    .fix("delete " + use.text()));
  }
}
