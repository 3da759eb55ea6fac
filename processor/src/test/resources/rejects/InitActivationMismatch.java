import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @XavierInit @Relu Layer hidden; // WARNING: @XavierInit before @Relu
  @Dense(3) Layer logits;
}
