import dev.regimen.annotation.*;

@Network(input = 4, classes = 3)
class Deep {
  @Block static class Top {
    @Dense(8) @Relu Layer hidden;
    @Dense(3) Layer logits;
  }

  @Dense(8) @Relu Layer features;
  Top top;
}

@Regime(Deep.class)
@LinearProbe // ERROR: @LinearProbe trains what predicts, which has @Relu
class Bent {}
