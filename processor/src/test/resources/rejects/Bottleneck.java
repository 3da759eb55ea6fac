import dev.regimen.annotation.*;

@Network(input = 13, classes = 10)
class Digits {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Relu Layer narrow; // WARNING: all that tells 10 classes apart passes through 3 units
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 10)
class Plotted {
  @Dense(2) Layer plot;
  @Dense(10) Layer logits;
}

@Network(input = 13, outputs = 4)
class Coded {
  @Dense(1) Layer code;
  @Dense(4) Layer decoded;
}
