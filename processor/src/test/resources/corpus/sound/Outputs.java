import dev.regimen.annotation.*;

/** Springenberg et al. 2015: the last convolution is rectified, in front of the pooling. */
@Network(input = {32, 32, 3}, classes = 10)
@Sgd(learningRate = 0.05, momentum = 0.9)
@L2(1e-3)
@Train(epochs = 350, batch = 128)
@MultiStep(milestones = {200, 250, 300})
class AllConvolutional {
  @Conv(96) @Relu Layer first;
  @Conv(value = 96, stride = 2) @Relu @Dropout(0.5) Layer second;
  @Conv(192) @Relu Layer third;
  @Conv(value = 192, kernel = 1) @Relu Layer fourth;
  @Conv(value = 10, kernel = 1) @Relu Layer fifth;
  @GlobalAveragePool Layer logits;
}

/** Lin et al. 2014: the same within one field. */
@Network(input = {32, 32, 3}, classes = 10)
@Sgd(learningRate = 0.1, momentum = 0.9)
@L2(1e-4)
class NetworkInNetwork {
  @Conv(value = 192, kernel = 5) @Relu Layer first;
  @Conv(value = 96, kernel = 1) @Relu @MaxPool(2) @Dropout(0.5) Layer second;
  @Conv(value = 10, kernel = 1) @Relu @GlobalAveragePool Layer logits;
}

/** Hinton and Salakhutdinov 2006: intensities from 0 to 1. */
@Network(input = 784, outputs = 784)
@Adam
class Autoencoder {
  @Dense(128) @Relu Layer encoder;
  @Dense(32) @Relu Layer code;
  @Dense(128) @Relu Layer decoder;
  @Dense(784) @Sigmoid Layer pixels;
}

/** Radford et al. 2016: intensities from -1 to 1. */
@Network(input = 64, outputs = 256)
@Adam(learningRate = 2e-4, beta1 = 0.5)
class Generator {
  @Dense(256) @BatchNorm @Relu Layer first;
  @Dense(256) @Tanh Layer pixels;
}

/** Rates of counts are positive. */
@Network(input = 20, outputs = 1)
@Adam
class Counts {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) @Softplus Layer rate;
}

/** Courbariaux et al. 2016: a norm behind the last layer, and the hinge. */
@Network(input = 784, classes = 10)
@Adam
@Hinge
class NormedScores {
  @Dense(1024) @BatchNorm @Tanh Layer first;
  @Dense(1024) @BatchNorm @Tanh Layer second;
  @Dense(10) @BatchNorm Layer scores;
}
