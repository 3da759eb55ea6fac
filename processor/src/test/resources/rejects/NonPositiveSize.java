import dev.regimen.annotation.*;

@Network(input = {28, 0}, classes = 10) // ERROR: input of @Network must be in [1, inf), but is 0
class Digits {
  @Dense(-64) @Relu Layer hidden; // ERROR: @Dense must be in [1, inf), but is -64
  @Dense(10) Layer logits;
}
