package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.TokenDropout;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Words become unknown. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TokenDropoutRule implements AugmentationRule<TokenDropout> {
  @Override
  public Class<TokenDropout> annotation() {
    return TokenDropout.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.FORGET;
  }

  @Override
  public boolean ofImages() {
    return false;
  }

  @Override
  public boolean ofTexts() {
    return true;
  }

  @Override
  public List<String> arguments() {
    return List.of("p");
  }

  @Override
  public boolean keepsTokens(TokenDropout annotation) {
    return true;
  }

  @Override
  public Set<ImageChange> changes(TokenDropout annotation) {
    return Set.of();
  }
}
