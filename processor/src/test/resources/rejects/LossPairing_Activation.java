import dev.regimen.annotation.*;

@Network(input = 13, classes = 10)
class Bounded {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) @Tanh Layer logits; // ERROR: numbers between -1 and 1 leave the right one of 10 classes at most 45 %: the loss stays above 0.80
}

@Network(input = 13, classes = 2)
class NeverNo {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) @Relu Layer logit; // ERROR: numbers of 0 and more are probabilities of 50 % at least: never a no
}

@Network(input = 13, labels = 5)
class Tags {
  @Dense(64) @Relu Layer hidden;
  @Dense(5) @Elu Layer logits; // ERROR: numbers of -1 and more are probabilities of 27 % at least: never a no
}
