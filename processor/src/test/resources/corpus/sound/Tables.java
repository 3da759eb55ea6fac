import dev.regimen.annotation.*;

@Network(input = 4, classes = 3)
@Train(epochs = 100, batch = 16) @Sgd(learningRate = 0.05, momentum = 0.9) @Standardize
class Iris {
  @Dense(8) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 100, batch = 16) @Adam @L2Free @Standardize
class WineTanh {
  @Dense(16) @XavierInit @Tanh Layer hidden;
  @Dense(3) Layer logits;
}

@EarlyStopping(patience = 10)
@interface L2Free {}

/** Softmax regression. */
@Network(input = 784, classes = 10)
@Train(epochs = 20, batch = 100) @Sgd(learningRate = 0.1)
class SoftmaxRegression {
  @Dense(10) Layer logits;
}

/** Logistic regression by one unit. */
@Network(input = 30, classes = 2)
@Train(epochs = 50, batch = 32) @Sgd(learningRate = 0.1) @L2(1e-3) @Standardize
class Logistic {
  @Dense(1) Layer logit;
}

/** Linear regression, ridge. */
@Network(input = 8, outputs = 1)
@Train(epochs = 60, batch = 64) @Sgd(learningRate = 0.01) @L2(1e-4) @Standardize(targets = true)
class Ridge {
  @Dense(1) Layer y;
}

/** Sparse: the lasso. */
@Network(input = 200, outputs = 1)
@Train(epochs = 60, batch = 64) @Sgd(learningRate = 0.01) @L1(1e-3) @Standardize(targets = true)
class Lasso {
  @Dense(1) Layer y;
}

@Network(input = 8, outputs = 1)
@Train(epochs = 100, batch = 64) @AdamW @WeightDecay(1e-4) @Cosine
@EarlyStopping(patience = 10, monitor = Metric.VALIDATION_RMSE) @Standardize(targets = true)
class HousePrices {
  @Dense(64) @Relu Layer hidden1;
  @Dense(64) @Relu Layer hidden2;
  @Dense(1) Layer price;
}

/** Klambauer et al. 2017. */
@Network(input = 100, classes = 5)
@Train(epochs = 60, batch = 128) @Sgd(learningRate = 0.01, momentum = 0.9) @Standardize
class SelfNormalizing {
  @Dense(128) @LecunInit @Selu @AlphaDropout(0.05) Layer h1;
  @Dense(128) @LecunInit @Selu @AlphaDropout(0.05) Layer h2;
  @Dense(128) @LecunInit @Selu @AlphaDropout(0.05) Layer h3;
  @Dense(5) Layer logits;
}

/** Srivastava et al. 2014: dropout at the input, too, and bounded norms. */
@Network(input = 784, classes = 10)
@Train(epochs = 100, batch = 128) @Sgd(learningRate = 0.1, momentum = 0.95) @MaxNorm(3)
class Hinton {
  @Dropout(0.2) Layer input;
  @Dense(1024) @Relu @Dropout(0.5) Layer h1;
  @Dense(1024) @Relu @Dropout(0.5) Layer h2;
  @Dense(10) Layer logits;
}

/** Wan et al. 2013. */
@Network(input = 784, classes = 10)
@Train(epochs = 60, batch = 128) @Sgd(learningRate = 0.05, momentum = 0.9)
class DropConnected {
  @Dense(512) @Relu @DropConnect(0.5) Layer h1;
  @Dense(10) Layer logits;
}

/** An autoencoder: its target is its input. */
@Network(input = 784, outputs = 784)
@Train(epochs = 30, batch = 128) @Adam
class Autoencoder {
  @Dense(256) @Relu Layer encoder1;
  @Dense(32) @Relu Layer code;
  @Dense(256) @Relu Layer decoder1;
  @Dense(784) Layer image;
}

/** Vincent et al. 2008: a denoising one. */
@Network(input = 64, outputs = 64)
@Train(epochs = 30, batch = 64) @Adam @InputNoise(0.1) @Standardize
class Denoising {
  @Dense(128) @Relu Layer encoder;
  @Dense(16) Layer code;
  @Dense(128) @Relu Layer decoder;
  @Dense(64) Layer image;
}

@Network(input = 20, labels = 6)
@Train(epochs = 40, batch = 32) @Adam @WeightDecay(1e-4) @Standardize
class Emotions {
  @Dense(64) @Relu @Dropout(0.3) Layer hidden;
  @Dense(6) Layer labels;
}

@Network(input = 29, classes = 2)
@Train(epochs = 30, batch = 512) @Adam @ClassWeights({1, 20}) @Standardize
@EarlyStopping(monitor = Metric.VALIDATION_PR_AUC, patience = 6)
class Fraud {
  @Dense(32) @Relu @Dropout(0.2) Layer h1;
  @Dense(16) @Relu Layer h2;
  @Dense(1) Layer logit;
}

@Network(input = 28, classes = 2)
@Train(epochs = 100, batch = 256) @Sgd(learningRate = 0.05, momentum = 0.9) @Exponential(factor = 0.97)
@L2(1e-5) @Standardize
class Higgs {
  @Dense(300) @XavierInit @Tanh Layer h1;
  @Dense(300) @XavierInit @Tanh Layer h2;
  @Dense(300) @XavierInit @Tanh Layer h3;
  @Dense(1) Layer logit;
}

@Network(input = 14, classes = 2)
@Train(epochs = 30, batch = 128) @AdamW @WeightDecay(0.01) @OneCycle @Standardize
class Adult {
  @Dense(64) @BatchNorm @Relu @Dropout(0.1) Layer h1;
  @Dense(32) @BatchNorm @Relu Layer h2;
  @Dense(2) Layer logits;
}

/** Monte-Carlo dropout (Gal and Ghahramani 2016). */
@Network(input = 13, outputs = 1)
@Train(epochs = 100, batch = 32) @Adam @L2Free @MonteCarlo @Standardize(targets = true)
class Uncertain {
  @Dense(50) @Relu @Dropout(0.05) Layer h1;
  @Dense(50) @Relu @Dropout(0.05) Layer h2;
  @Dense(1) Layer y;
}

/** Silu, GELU, softplus, sigmoid: all in their places. */
@Network(input = 10, classes = 4)
@Train(epochs = 20, batch = 32) @NAdam @EarlyStopping @Standardize
class Smooth {
  @Dense(32) @Silu Layer silu;
  @Dense(32) @Gelu Layer gelu;
  @Dense(32) @Softplus Layer softplus;
  @Dense(16) @XavierInit @Sigmoid Layer gates;
  @Dense(4) Layer logits;
}

/** Orthogonal beginnings (Saxe et al. 2014), leaky slopes (He et al. 2015). */
@Network(input = 40, classes = 8)
@Train(epochs = 40, batch = 64) @Sgd(learningRate = 0.02, momentum = 0.9) @L2(1e-4) @Standardize
class Leaky {
  @Dense(128) @OrthogonalInit @LeakyRelu Layer h1;
  @Dense(128) @KaimingInit(slope = 0.2) @LeakyRelu(slope = 0.2) Layer h2;
  @Dense(64) @WeightNorm @Relu Layer h3;
  @Dense(8) Layer logits;
}

/** Words: their mean, as in Joulin et al. 2017. */
@Network(input = {40}, classes = 4)
@Train(epochs = 5, batch = 64) @Adam
class FastText {
  @Embedding(vocabulary = 20000, width = 16) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(4) Layer logits;
}

@Network(input = {60}, classes = 2)
@Train(epochs = 10, batch = 64) @AdamW @WeightDecay(0.01) @Cosine
class Attentive {
  @Embedding(vocabulary = 10000, width = 32) Layer words;
  @SelfAttention(4) Layer context;
  @LayerNorm Layer norm;
  @GlobalAveragePool @Dropout(0.2) Layer mean;
  @Dense(2) Layer logits;
}

/** Sensible smallness. */
@Network(input = 2, classes = 2)
@Train(epochs = 200, batch = 4) @Sgd(learningRate = 0.5)
class Xor {
  @Dense(4) @XavierInit @Tanh Layer hidden;
  @Dense(1) Layer logit;
}

@Network(input = 6, outputs = 3)
@Train(epochs = 50, batch = 32) @RmsProp(learningRate = 1e-3) @Huber @Standardize(targets = true)
class RobotArm {
  @Dense(64) @LayerNorm @Silu Layer h1;
  @Dense(64) @LayerNorm @Silu Layer h2;
  @Dense(3) Layer joints;
}
