import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Train(epochs = 20)
@Swa(start = 15, every = 6) // WARNING: only epoch 15 is averaged, which is that epoch itself
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
