package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MemoryBudget;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ByteCount;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;
import java.util.OptionalLong;

/** The bound on what a run takes of memory. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MemoryBudgetRule implements RunRule<MemoryBudget> {
  @Override
  public Class<MemoryBudget> annotation() {
    return MemoryBudget.class;
  }

  @Override
  public OptionalLong memoryBudget(MemoryBudget annotation) {
    return ByteCount.parse(annotation.value());
  }

  @Override
  public List<Fact> facts(MemoryBudget annotation) {
    return memoryBudget(annotation).stream()
        .mapToObj(bytes -> Fact.of("memoryBudget", bytes))
        .toList();
  }

  @Override
  public void check(Use<MemoryBudget> use, NetworkModel network, Report report) {
    if (memoryBudget(use.annotation()).isEmpty()) {
      report
          .error(
              "MemoryBudget",
              use.site().member("value"),
              "a budget is a number and a unit, such as 2 GB, but this is '"
                  + use.annotation().value()
                  + "'")
          .why("units are B, KB, MB, GB, TB by the thousand and KiB, MiB, GiB, TiB by 1024")
          .fix("@MemoryBudget(\"2 GB\")");
    }
  }
}
