import dev.regimen.annotation.*;

@Network(input = {8, 8, 3}, classes = 3)
class Net {
  @Conv(8) @XavierInit(distribution = Distribution.NORMAL) Layer maps; // WARNING: @XavierInit before @Relu
  @MaxPool(2) Layer smaller;
  @Relu Layer active;
  @Flatten Layer flat;
  @Dense(8) @KaimingInit @Selu Layer normal; // WARNING: @KaimingInit before @Selu, which is no rectifier
  @Dense(8) @KaimingInit Layer bounded; // WARNING: @KaimingInit before @Tanh, which is no rectifier
  @Tanh Layer tanh;
  @Dense(8) @XavierInit @BatchNorm Layer scaled;
  @Relu Layer rectified;
  @Dense(3) @XavierInit Layer logits;
}
