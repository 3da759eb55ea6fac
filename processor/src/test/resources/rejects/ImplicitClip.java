import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Lamb @ClipNorm // WARNING: @ClipNorm beside @Lamb, which bounds gradients by itself
class Wine {
  @Dense(3) Layer logits;
}
