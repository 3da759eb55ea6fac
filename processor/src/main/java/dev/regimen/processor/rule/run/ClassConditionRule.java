package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ClassCondition;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;
import java.util.Optional;

/** A class beside the features of each sample. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ClassConditionRule implements RunRule<ClassCondition> {
  @Override
  public Class<ClassCondition> annotation() {
    return ClassCondition.class;
  }

  @Override
  public List<Fact> facts(ClassCondition annotation) {
    return List.of(Fact.of("condition", 1, annotation.value()));
  }

  @Override
  public String group() {
    return "condition";
  }

  @Override
  public Optional<ConditionInput.Form> condition(ClassCondition annotation) {
    return Optional.of(ConditionInput.Form.ofClass(annotation.value()));
  }
}
