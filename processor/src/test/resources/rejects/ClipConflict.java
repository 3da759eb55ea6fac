import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@AdamW @ClipNorm @ClipValue // ERROR: @ClipValue beside @ClipNorm: a regime has one bound on gradients
class Wine {
  @Dense(3) Layer logits;
}
