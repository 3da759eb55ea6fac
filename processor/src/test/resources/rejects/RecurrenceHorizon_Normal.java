import dev.regimen.annotation.*;

@Network(input = {40, 6}, classes = 3)
class Motions {
  @SimpleRnn(value = 64, bidirectional = true) @NormalInit(std = 0.05) Layer states; // WARNING: reach back over 17 of 40 rows
  @LastUnit Layer last;
  @Dense(3) Layer logits;
}
