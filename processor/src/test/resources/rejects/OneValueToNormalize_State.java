import dev.regimen.annotation.*;

@Network(input = {20, 6}, classes = 3)
class Motions {
  @Lstm(value = 1, layerNorm = true) Layer states; // ERROR: has one c at a time
  @LastUnit Layer last;
  @Dense(3) Layer logits;
}
