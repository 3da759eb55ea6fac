import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(batch = 32) @Data(train = 1281)
class Wine {
  @Dense(64) @BatchNorm @Relu @Dropout(0.5) Layer hidden; // WARNING: the last batch of an epoch holds one sample
  @Dense(3) Layer logits;
}
