package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Train;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The settings {@code epochs} and {@code batch}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TrainRule implements RunRule<Train> {
  @Override
  public Class<Train> annotation() {
    return Train.class;
  }

  @Override
  public List<Fact> facts(Train annotation) {
    return List.of();
  }

  @Override
  public boolean standard() {
    return true;
  }
}
