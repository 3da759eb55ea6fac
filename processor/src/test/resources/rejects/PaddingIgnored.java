import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(value = 16, padding = Padding.SAME, pad = 2) @Relu Layer first; // ERROR: padding = SAME of @Conv leaves no place for pad
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
