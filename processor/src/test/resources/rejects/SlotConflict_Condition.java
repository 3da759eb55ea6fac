import dev.regimen.annotation.*;

@ClassCondition(3)
@Condition(64) // ERROR: @Condition beside @ClassCondition
@Network(input = {20, 20, 1}, classes = 10)
class Layouts {
  @Conv(16) @ConditionalInstanceNorm @Relu Layer first;
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
