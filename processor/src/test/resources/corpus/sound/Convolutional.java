import dev.regimen.annotation.*;

/** LeCun et al. 1998, with the rectifiers of today. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 20, batch = 64) @Sgd(learningRate = 0.01, momentum = 0.9) @WeightDecay(5e-4)
@Standardize
class LeNet5 {
  @Conv(value = 6, kernel = 5) @Relu @MaxPool(2) Layer conv1;
  @Conv(value = 16, kernel = 5, padding = Padding.VALID) @Relu @MaxPool(2) Layer conv2;
  @Flatten Layer flat;
  @Dense(120) @Relu Layer fc1;
  @Dense(84) @Relu Layer fc2;
  @Dense(10) Layer logits;
}

/** As it was: tanh and means. */
@Network(input = {32, 32, 1}, classes = 10)
@Train(epochs = 20, batch = 32) @Sgd(learningRate = 0.05)
class LeNet1998 {
  @Conv(value = 6, kernel = 5, padding = Padding.VALID) @XavierInit @Tanh @AveragePool(2) Layer c1;
  @Conv(value = 16, kernel = 5, padding = Padding.VALID) @XavierInit @Tanh @AveragePool(2) Layer c3;
  @Conv(value = 120, kernel = 5, padding = Padding.VALID) @XavierInit @Tanh Layer c5;
  @Flatten Layer flat;
  @Dense(84) @XavierInit @Tanh Layer f6;
  @Dense(10) Layer logits;
}

/** Krizhevsky et al. 2012, for small images. */
@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 90, batch = 128) @Sgd(learningRate = 0.01, momentum = 0.9)
@MultiStep(milestones = {30, 60, 80}) @L2(5e-4)
@Standardize @RandomCrop(padding = 4) @HorizontalFlip
class AlexNetSmall {
  @Conv(64) @Relu @MaxPool(2) Layer conv1;
  @Conv(192) @Relu @MaxPool(2) Layer conv2;
  @Conv(384) @Relu Layer conv3;
  @Conv(256) @Relu Layer conv4;
  @Conv(256) @Relu @MaxPool(2) Layer conv5;
  @Flatten @Dropout(0.5) Layer flat;
  @Dense(1024) @Relu @Dropout(0.5) Layer fc6;
  @Dense(1024) @Relu Layer fc7;
  @Dense(10) Layer fc8;
}

/** Simonyan and Zisserman 2015, configuration A with batch norm. */
@Network(input = {32, 32, 3}, classes = 100)
@Train(epochs = 200, batch = 128) @Sgd(learningRate = 0.05, momentum = 0.9, nesterov = true)
@Cosine @L2(5e-4) @Standardize @RandomCrop @HorizontalFlip
class Vgg11 {
  @Conv(64) @BatchNorm @Relu @MaxPool(2) Layer conv1;
  @Conv(128) @BatchNorm @Relu @MaxPool(2) Layer conv2;
  @Conv(256) @BatchNorm @Relu Layer conv3;
  @Conv(256) @BatchNorm @Relu @MaxPool(2) Layer conv4;
  @Conv(512) @BatchNorm @Relu Layer conv5;
  @Conv(512) @BatchNorm @Relu @MaxPool(2) Layer conv6;
  @Conv(512) @BatchNorm @Relu Layer conv7;
  @Conv(512) @BatchNorm @Relu @MaxPool(2) Layer conv8;
  @Flatten Layer flat;
  @Dense(512) @Relu @Dropout(0.5) Layer fc1;
  @Dense(100) Layer logits;
}

/** Lin et al. 2014: network in network. */
@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 100, batch = 128) @Sgd(learningRate = 0.05, momentum = 0.9) @WeightDecay(1e-4)
@Standardize @HorizontalFlip
class NetworkInNetwork {
  @Conv(value = 192, kernel = 5) @Relu Layer conv1;
  @Conv(value = 160, kernel = 1) @Relu Layer mlp1a;
  @Conv(value = 96, kernel = 1) @Relu @MaxPool(2) @Dropout(0.5) Layer mlp1b;
  @Conv(value = 192, kernel = 5) @Relu Layer conv2;
  @Conv(value = 192, kernel = 1) @Relu Layer mlp2a;
  @Conv(value = 192, kernel = 1) @Relu @AveragePool(2) @Dropout(0.5) Layer mlp2b;
  @Conv(192) @Relu Layer conv3;
  @Conv(value = 192, kernel = 1) @Relu Layer mlp3a;
  @Conv(value = 10, kernel = 1) Layer mlp3b;
  @GlobalAveragePool Layer pool;
}

/** Springenberg et al. 2015: all convolutional, strides in the place of pooling. */
@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 350, batch = 128) @Sgd(learningRate = 0.05, momentum = 0.9)
@MultiStep(milestones = {200, 250, 300}) @L2(1e-3) @Standardize @HorizontalFlip
class AllCnnC {
  @Conv(96) @Relu Layer conv1;
  @Conv(96) @Relu Layer conv2;
  @Conv(value = 96, stride = 2) @Relu @Dropout(0.5) Layer down1;
  @Conv(192) @Relu Layer conv3;
  @Conv(192) @Relu Layer conv4;
  @Conv(value = 192, stride = 2) @Relu @Dropout(0.5) Layer down2;
  @Conv(192) @Relu Layer conv5;
  @Conv(value = 192, kernel = 1) @Relu Layer conv6;
  @Conv(value = 10, kernel = 1) Layer conv7;
  @GlobalAveragePool Layer pool;
}

/** Clevert et al. 2016, its beginning. */
@Network(input = {32, 32, 3}, classes = 100)
@Train(epochs = 60, batch = 100) @Sgd(learningRate = 0.01, momentum = 0.9) @L2(5e-4) @Standardize
class EluNet {
  @Conv(64) @Elu @MaxPool(2) Layer one;
  @Conv(128) @Elu @MaxPool(2) Layer two;
  @Conv(256) @Elu @MaxPool(2) Layer three;
  @GlobalAveragePool Layer pool;
  @Dense(100) Layer logits;
}

/** Howard et al. 2017: MobileNet's pairs of a depthwise and a pointwise convolution. */
@Block
class Separable {
  @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm @Relu Layer pointwise;
  @Conv(value = Block.WIDTH, depthwise = true, stride = Block.STRIDE) @BatchNorm @Relu Layer depthwise;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 100, batch = 128) @RmsProp(learningRate = 1e-3) @Exponential(factor = 0.98)
@WeightDecay(4e-5) @Standardize @RandomCrop @HorizontalFlip
class MobileNetSmall {
  @Conv(32) @BatchNorm @Relu Layer stem;
  @Use(width = 64) Separable s1;
  @Use(width = 128, stride = 2) Separable s2;
  @Use(width = 128) Separable s3;
  @Use(width = 256, stride = 2) Separable s4;
  @Use(width = 256) Separable s5;
  @GlobalAveragePool @Dropout(0.2) Layer pool;
  @Dense(10) Layer logits;
}

/** Iandola et al. 2016: squeeze, then expand on two scales. */
@Block @Parallel(join = Join.CONCATENATE)
class Expand {
  @Conv(value = Block.WIDTH / 2, kernel = 1) @Relu Layer narrow;
  @Conv(Block.WIDTH / 2) @Relu Layer wide;
}

@Block
class Fire {
  @Conv(value = Block.WIDTH / 8, kernel = 1) @Relu Layer squeeze;
  @Use(width = Block.WIDTH) Expand expand;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 60, batch = 64) @Adam(learningRate = 1e-3) @EarlyStopping(patience = 8) @Standardize
class SqueezeNetSmall {
  @Conv(64) @Relu @MaxPool(2) Layer stem;
  @Use(width = 128, repeat = 2) Fire fire2;
  @MaxPool(2) Layer pool2;
  @Use(width = 256, repeat = 2) Fire fire4;
  @Dropout(0.5) Layer drop;
  @Conv(value = 10, kernel = 1) Layer conv10;
  @GlobalAveragePool Layer pool;
}

/** Szegedy et al. 2015: inception's branches. */
@Block
class Reduced3 {
  @Conv(value = Block.WIDTH / 2, kernel = 1) @Relu Layer reduce;
  @Conv(Block.WIDTH) @Relu Layer conv;
}

@Block
class Reduced5 {
  @Conv(value = Block.WIDTH / 4, kernel = 1) @Relu Layer reduce;
  @Conv(value = Block.WIDTH, kernel = 5) @Relu Layer conv;
}

@Block @Parallel(join = Join.CONCATENATE)
class Inception {
  @Conv(value = Block.WIDTH / 4, kernel = 1) @Relu Layer one;
  @Use(width = Block.WIDTH / 2) Reduced3 three;
  @Use(width = Block.WIDTH / 4) Reduced5 five;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 60, batch = 64) @Sgd(learningRate = 0.01, momentum = 0.9)
@StepDecay(every = 8, factor = 0.96) @L2(2e-4) @Standardize
class GoogLeNetSmall {
  @Conv(64) @Relu @MaxPool(2) Layer stem;
  @Use(width = 128) Inception a3;
  @Use(width = 192) Inception b3;
  @MaxPool(2) Layer pool3;
  @Use(width = 256) Inception a4;
  @GlobalAveragePool @Dropout(0.4) Layer pool;
  @Dense(10) Layer logits;
}

/** The tutorial's digits. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 12, batch = 128) @Adam
class KerasMnist {
  @Conv(value = 32, padding = Padding.VALID) @Relu @MaxPool(2) Layer conv1;
  @Conv(value = 64, padding = Padding.VALID) @Relu @MaxPool(2) Layer conv2;
  @Flatten @Dropout(0.5) Layer flat;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 14, batch = 64) @AdamW(learningRate = 1e-3) @StepDecay(every = 1, factor = 0.7)
class PytorchMnist {
  @Conv(value = 32, padding = Padding.VALID) @Relu Layer conv1;
  @Conv(value = 64, padding = Padding.VALID) @Relu @MaxPool(2) @SpatialDropout(0.25) Layer conv2;
  @Flatten Layer flat;
  @Dense(128) @Relu @Dropout(0.5) Layer fc1;
  @Dense(10) Layer fc2;
}

/** Wu and He 2018: small batches, norms of groups. */
@Network(input = {64, 64, 3}, classes = 20)
@Train(epochs = 50, batch = 4) @Sgd(learningRate = 0.01, momentum = 0.9) @Cosine @L2(1e-4) @Standardize
class GroupNormed {
  @Conv(value = 32, stride = 2) @GroupNorm(groups = 8) @Relu Layer one;
  @Conv(value = 64, stride = 2) @GroupNorm @Relu Layer two;
  @Conv(value = 128, stride = 2) @WeightStandardization @GroupNorm @Relu Layer three;
  @GlobalAveragePool Layer pool;
  @Dense(20) Layer logits;
}

/** Hu et al. 2018. */
@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 40, batch = 128) @AdamW(learningRate = 1e-3) @WeightDecay(0.05) @Cosine
class SqueezeExcited {
  @Conv(32) @BatchNorm @Relu @SqueezeExcite(ratio = 8) @MaxPool(2) Layer one;
  @Conv(64) @BatchNorm @Relu @SqueezeExcite @MaxPool(2) Layer two;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

/** One unit for two classes, its threshold moved. */
@Network(input = {64, 64, 1}, classes = 2)
@Train(epochs = 30, batch = 32) @Adam @Threshold(0.3)
class XRay {
  @Conv(value = 16, stride = 2) @BatchNorm @Relu Layer one;
  @Conv(value = 32, stride = 2) @BatchNorm @Relu Layer two;
  @GlobalAveragePool Layer pool;
  @Dense(1) Layer logit;
}

/** Attributes of faces: many labels. */
@Network(input = {64, 64, 3}, labels = 40)
@Train(epochs = 20, batch = 64) @AdamW @WeightDecay(0.01) @Cosine @Standardize @HorizontalFlip
class FaceAttributes {
  @Conv(value = 32, stride = 2) @BatchNorm @Relu Layer one;
  @Conv(value = 64, stride = 2) @BatchNorm @Relu Layer two;
  @Conv(value = 128, stride = 2) @BatchNorm @Relu Layer three;
  @GlobalAveragePool @Dropout(0.3) Layer pool;
  @Dense(40) Layer logits;
}

/** Where a corner is, as two numbers. */
@Network(input = {48, 48, 1}, outputs = 2)
@Train(epochs = 30, batch = 64) @Adam @Huber @EarlyStopping(monitor = Metric.VALIDATION_MAE)
class Corner {
  @Conv(value = 16, stride = 2) @Relu Layer one;
  @Conv(value = 32, stride = 2) @Relu Layer two;
  @Flatten Layer flat;
  @Dense(64) @Relu Layer hidden;
  @Dense(2) Layer place;
}

/** Norm, then whole maps dropped: a norm's moments behind another layer's loop. */
@Network(input = {28, 28, 1}, classes = 10)
class NormThenDrop {
  @Conv(16) @Relu Layer first;
  @BatchNorm @Relu @SpatialDropout(0.2) Layer norm;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}
