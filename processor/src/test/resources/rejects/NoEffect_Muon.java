import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Muon // WARNING: @Muon on a network that has no hidden weight
class Wine {
  @Dense(3) Layer logits;
}
