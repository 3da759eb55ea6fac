import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Data(train = 142) @Train(epochs = 20)
@StepDecay(every = 1000, unit = ScheduleUnit.STEP) // WARNING: @StepDecay(every = 1000) counts updates, of which the run has 100
class Wine {
  @Dense(16) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
