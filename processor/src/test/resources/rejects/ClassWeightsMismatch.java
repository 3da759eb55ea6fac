import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@ClassWeights({1, 2}) // ERROR: @ClassWeights has 2 weights, but there are 3 classes
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 2)
@ClassWeights({2, 2}) // WARNING: all weights of @ClassWeights are 2
class Equal {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer logit;
}

@Network(input = 13, classes = 2)
@ClassWeights({0, 0}) // ERROR: all weights of @ClassWeights are 0
class Nothing {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer logit;
}

@Network(input = 13, classes = 2)
@ClassWeights({1, -1}) // ERROR: @ClassWeights must be in [0, inf), but is -1
class Negative {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer logit;
}

@Network(input = 13, outputs = 2)
@ClassWeights // ERROR: @ClassWeights weighs one class a sample, but this network predicts 2 outputs
class Numbers {
  @Dense(64) @Relu Layer hidden;
  @Dense(2) Layer out;
}
