import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Data(train = 100) @Train(epochs = 2, batch = 50)
@GrowingBatch(milestones = 1, maximum = 50) // WARNING: maximum = 50 is not above batch = 50
@Lookahead(k = 10) // WARNING: k = 10 is never reached in the 4 updates of the run
@LayerwiseDecay // WARNING: @LayerwiseDecay on a network of one part
@Sgd(dampening = 0.1) // WARNING: dampening without momentum does nothing
@WeightDecay(end = 0.1) // WARNING: end without cosine is never come to
class Wine {
  @Dense(3) Layer logits;
}
