import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@EarlyStopping(patience = 3, restoreBest = false) // WARNING: [Regimen:BestNotRestored]
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
