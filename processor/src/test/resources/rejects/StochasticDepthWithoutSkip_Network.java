import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@StochasticDepth(0.2) // ERROR: Wine: @StochasticDepth on a network without a @Residual block
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
