import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @KaimingInit(slope = 0.3, mode = FanMode.FAN_OUT) @Relu Layer hidden; // WARNING: @KaimingInit assumes slope 0.3, but @Relu has 0
  @Dense(64) @KaimingInit(slope = 0.1) @Gelu Layer smooth;
  @Dense(3) Layer logits;
}
