import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10) @StepDecay(every = 30) // WARNING: @StepDecay(every = 30) never drops within epochs = 10
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
