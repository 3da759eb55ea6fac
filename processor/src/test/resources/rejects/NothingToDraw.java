import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@MonteCarlo // ERROR: @MonteCarlo on a network that draws nothing
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
