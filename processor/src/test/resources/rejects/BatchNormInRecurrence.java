import dev.regimen.annotation.*;

@Network(input = {20, 6}, classes = 3)
class Motions {
  @Gru(32) @BatchNorm Layer states; // ERROR: takes the states of all times for one distribution
  @LastUnit Layer last;
  @Dense(3) Layer logits;
}
