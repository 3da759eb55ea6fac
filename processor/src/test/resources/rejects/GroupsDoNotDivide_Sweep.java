import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(12) @GroupNorm(groups = 4) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment
class Widths { // ERROR: with hidden.dense = 14
  Wine network;

  @Sweep(parameter = "hidden.dense", choices = {12, 14, 16})
  int width;
}

@Network(input = 13, classes = 3)
class Uneven {
  @Dense(12) @GroupNorm(groups = 5) @Relu Layer hidden; // ERROR: 5 groups of @GroupNorm do not divide 12 channels
  @Dense(3) Layer logits;
}

@Experiment
class UnevenWidths {
  Uneven network;

  @Sweep(parameter = "hidden.dense", choices = {12, 16})
  int width;
}
