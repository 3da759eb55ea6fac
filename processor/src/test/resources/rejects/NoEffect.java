import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(dampening = 0.1) // WARNING: dampening without momentum does nothing
class Wine {
  @Dense(64) Layer hidden;
  @Relu @KaimingInit Layer active; // WARNING: @KaimingInit on a layer without weights
  Layer nothing; // WARNING: the layer has no technique
  @Dense(3) Layer logits;
}

@Block
@Parallel(join = Join.CONCATENATE)
class Dense1 {
  Layer kept;
  @Conv(8) @Relu Layer grown;
}

@Network(input = {8, 8, 8}, classes = 3)
class DenseNet {
  Dense1 block;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
