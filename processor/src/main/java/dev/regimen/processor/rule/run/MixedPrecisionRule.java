package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MixedPrecision;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;
import java.util.Optional;

/** Products of bf16 numbers; a pass over the program rounds what they multiply. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MixedPrecisionRule implements RunRule<MixedPrecision> {
  @Override
  public Class<MixedPrecision> annotation() {
    return MixedPrecision.class;
  }

  @Override
  public boolean roundsProducts(MixedPrecision annotation) {
    return true;
  }

  @Override
  public boolean multipliesBf16(MixedPrecision annotation) {
    return !annotation.emulate();
  }

  @Override
  public List<Fact> facts(MixedPrecision annotation) {
    return annotation.emulate() ? List.of() : List.of(Fact.of("bf16ByProcessor"));
  }

  @Override
  public Optional<String> summary(MixedPrecision annotation) {
    return Optional.of(
        annotation.emulate()
            ? "products and convolutions of numbers rounded to bf16, computed in float (emulated)"
            : "products and convolutions of bf16 numbers by the processor (avx512_bf16; a run is"
                + " refused where it has none)");
  }
}
