package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Condition;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Numbers beside the features of each sample. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ConditionRule implements RunRule<Condition> {
  @Override
  public Class<Condition> annotation() {
    return Condition.class;
  }

  @Override
  public List<Fact> facts(Condition annotation) {
    int width = Arrays.stream(annotation.value()).reduce(1, (a, b) -> a * b);
    return List.of(Fact.of("condition", width, 0));
  }

  @Override
  public String group() {
    return "condition";
  }

  @Override
  public Optional<ConditionInput.Form> condition(Condition annotation) {
    return Optional.of(ConditionInput.Form.of(annotation.value()));
  }
}
