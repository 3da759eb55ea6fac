import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Relu Layer logits; // WARNING: @Relu on the last layer does not go with @CrossEntropy, which takes logits
}

@Network(input = 13, classes = 3)
@Hinge
class Margins {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Gelu Layer scores; // WARNING: @Gelu on the last layer does not go with @Hinge, which takes scores
}

@Network(input = 13, outputs = 1)
class Prices {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) @Relu Layer price; // WARNING: @Relu on the last layer, which predicts numbers, allows none below 0
}

@Network(input = 13, outputs = 2)
class Places {
  @Dense(64) @Selu Layer hidden;
  @Dense(2) @Selu Layer place; // WARNING: @Selu on the last layer, which predicts numbers, allows none below -1.76
}
