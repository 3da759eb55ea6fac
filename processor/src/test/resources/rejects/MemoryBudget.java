import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 20, batch = 4096)
@MemoryBudget("64 MB") // ERROR: batch = 4096 takes 311.2 MiB
class Digits {
  @Conv(8) @Relu @MaxPool Layer edges;
  @Flatten Layer flat;
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
