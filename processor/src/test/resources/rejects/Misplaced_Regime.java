import dev.regimen.annotation.*;

@Regime(int.class) // ERROR: @Regime names int.class, which is not a network
@Sgd
class Number {}

@Network(input = 13, classes = 3)
class Wine {
  @Dense(3) Layer logits;
}

@Regime(Wine[].class) // ERROR: Wine[].class, which is not a network
@Sgd
class Several {}

@Regime(Wine.class)
class First {}

@Regime(First.class) // ERROR: @Regime names First.class, which is not a network
@Without(Dropout.class)
@Mixup
class Second {}

@Experiment
@Compare({Wine.class, Second.class})
class Both {}
