package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.TopK;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The k of the top-k accuracy that is reported. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TopKRule implements RunRule<TopK> {
  @Override
  public Class<TopK> annotation() {
    return TopK.class;
  }

  @Override
  public List<Fact> facts(TopK annotation) {
    return List.of(Fact.of("topK", annotation.value()));
  }

  @Override
  public boolean ofLabels(TopK annotation) {
    return true;
  }

  @Override
  public void check(Use<TopK> use, NetworkModel network, Report report) {
    if (network.target().task() != Target.Task.CLASSES) {
      report
          .error(
              "Misplaced",
              use.site(),
              "@TopK ranks one class a sample, but this network predicts "
                  + network.target().text())
          .fix("delete @TopK");
    } else if (use.annotation().value() >= network.target().count()) {
      report
          .error(
              "OutOfRange",
              use.site().member("value"),
              "k must be less than classes = "
                  + network.target().count()
                  + ", but is "
                  + use.annotation().value())
          .why("every sample's class is among all classes")
          .fix("@TopK(" + Math.max(1, network.target().count() - 1) + ")");
    }
  }
}
