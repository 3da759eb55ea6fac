import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Cosine @Exponential(factor = 0.9) // ERROR: @Exponential beside @Cosine: a regime has one schedule
class Wine {
  @Dense(3) Layer logits;
}
