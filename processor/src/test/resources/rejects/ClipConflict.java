import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@AdamW @ClipNorm @ClipValue // ERROR: beside
class Wine {
  @Dense(3) Layer logits;
}
