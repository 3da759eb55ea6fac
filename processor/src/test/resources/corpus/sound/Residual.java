import dev.regimen.annotation.*;

/** He et al. 2016. */
@Block @Residual @Relu
class Basic {
  @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer conv1;
  @Conv(Block.WIDTH) @BatchNorm Layer conv2;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 164, batch = 128) @Sgd(learningRate = 0.1, momentum = 0.9)
@MultiStep(milestones = {82, 123}) @L2(1e-4) @Standardize @RandomCrop @HorizontalFlip
class ResNet14 {
  @Conv(16) @BatchNorm @Relu Layer stem;
  @Use(width = 16, repeat = 2) Basic stage1;
  @Use(width = 32, stride = 2, repeat = 2) Basic stage2;
  @Use(width = 64, stride = 2, repeat = 2) Basic stage3;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

/** He et al. 2016, Identity Mappings. */
@Block @Residual
class PreActivation {
  @BatchNorm @Relu Layer pre1;
  @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer conv1;
  @Conv(Block.WIDTH) Layer conv2;
}

@Network(input = {32, 32, 3}, classes = 100)
@Train(epochs = 200, batch = 128) @Sgd(learningRate = 0.1, momentum = 0.9, nesterov = true)
@MultiStep(milestones = {60, 120, 160}, factor = 0.2) @L2(5e-4) @Standardize @RandomCrop
@HorizontalFlip
class PreActNet {
  @Conv(16) Layer stem;
  @Use(width = 16, repeat = 2) PreActivation stage1;
  @Use(width = 32, stride = 2, repeat = 2) PreActivation stage2;
  @Use(width = 64, stride = 2, repeat = 2) PreActivation stage3;
  @BatchNorm @Relu Layer last;
  @GlobalAveragePool Layer pool;
  @Dense(100) Layer logits;
}

/** Zagoruyko and Komodakis 2016: dropout between the convolutions. */
@Block @Residual
class Wide {
  @BatchNorm @Relu Layer pre1;
  @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu @Dropout(0.3) Layer conv1;
  @Conv(Block.WIDTH) Layer conv2;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 200, batch = 128) @Sgd(learningRate = 0.1, momentum = 0.9, nesterov = true)
@MultiStep(milestones = {60, 120, 160}, factor = 0.2) @L2(5e-4) @RandomCrop @HorizontalFlip
class WideResNet {
  @Conv(16) Layer stem;
  @Use(width = 64, repeat = 2) Wide stage1;
  @Use(width = 128, stride = 2, repeat = 2) Wide stage2;
  @BatchNorm @Relu Layer last;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

/** He et al. 2016: the bottleneck of ResNet-50. */
@Block @Residual @Relu
class Neck {
  @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm @Relu Layer reduce;
  @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer conv;
  @Conv(value = 4 * Block.WIDTH, kernel = 1) @BatchNorm Layer expand;
}

@Network(input = {64, 64, 3}, classes = 200)
@Train(epochs = 90, batch = 256) @Sgd(learningRate = 0.1, momentum = 0.9) @Warmup(epochs = 5)
@Cosine @L2(1e-4) @LabelSmoothing(0.1) @Standardize @RandomCrop @HorizontalFlip
class BottleneckNet {
  @Conv(value = 32, stride = 2) @BatchNorm @Relu Layer stem;
  @Use(width = 16, repeat = 2) Neck stage1;
  @Use(width = 32, stride = 2, repeat = 2) Neck stage2;
  @GlobalAveragePool Layer pool;
  @Dense(200) Layer logits;
}

/** Xie et al. 2017: groups in the bottleneck. */
@Block @Residual @Relu
class NextNeck {
  @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm @Relu Layer reduce;
  @Conv(value = Block.WIDTH, stride = Block.STRIDE, groups = 8) @BatchNorm @Relu Layer conv;
  @Conv(value = 2 * Block.WIDTH, kernel = 1) @BatchNorm Layer expand;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 60, batch = 128) @Sgd(learningRate = 0.1, momentum = 0.9) @Cosine @L2(5e-4)
class ResNext {
  @Conv(64) @BatchNorm @Relu Layer stem;
  @Use(width = 64, repeat = 2) NextNeck stage1;
  @Use(width = 128, stride = 2, repeat = 2) NextNeck stage2;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

/** Sandler et al. 2018: inverted residuals, a linear end. */
@Block @Residual
class Inverted {
  @Conv(value = 4 * Block.WIDTH, kernel = 1) @BatchNorm @Relu Layer expand;
  @Conv(value = 4 * Block.WIDTH, depthwise = true, stride = Block.STRIDE) @BatchNorm @Relu Layer depthwise;
  @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm Layer project;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 80, batch = 96) @RmsProp(learningRate = 1e-3, momentum = 0.9) @Cosine
@WeightDecay(4e-5)
class MobileNetV2 {
  @Conv(16) @BatchNorm @Relu Layer stem;
  @Use(width = 24, repeat = 2) Inverted one;
  @Use(width = 32, stride = 2, repeat = 2) Inverted two;
  @Conv(value = 128, kernel = 1) @BatchNorm @Relu Layer head;
  @GlobalAveragePool @Dropout(0.2) Layer pool;
  @Dense(10) Layer logits;
}

/** Huang et al. 2017: each layer beside what it saw. */
@Block
class Growth {
  @BatchNorm @Relu Layer norm;
  @Conv(12) Layer conv;
}

@Block @Parallel(join = Join.CONCATENATE)
class DenseLayer {
  Layer identity;
  Growth growth;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 300, batch = 64) @Sgd(learningRate = 0.1, momentum = 0.9, nesterov = true)
@MultiStep(milestones = {150, 225}) @L2(1e-4) @RandomCrop @HorizontalFlip
class DenseNet {
  @Conv(16) Layer stem;
  @Use(repeat = 4) DenseLayer dense1;
  @BatchNorm @Relu Layer transition1;
  @Conv(value = 64, kernel = 1) @AveragePool(2) Layer half;
  @Use(repeat = 4) DenseLayer dense2;
  @BatchNorm @Relu Layer last;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

/** Liu et al. 2022: ConvNeXt's block. */
@Block @Residual @StochasticDepth(0.1)
class Next {
  @Conv(value = Block.WIDTH, depthwise = true, kernel = 7) @LayerNorm Layer depthwise;
  @Conv(value = 4 * Block.WIDTH, kernel = 1) @Gelu Layer expand;
  @Conv(value = Block.WIDTH, kernel = 1) @LayerScale Layer project;
}

@Network(input = {64, 64, 3}, classes = 100)
@Train(epochs = 100, batch = 128) @AdamW(learningRate = 1e-3) @WeightDecay(0.05)
@Warmup(epochs = 10) @Cosine @LabelSmoothing(0.1) @Standardize @RandAugment @Mixup @Ema(decay = 0.999)
class ConvNext {
  @Conv(value = 48, kernel = 4, stride = 4, padding = Padding.VALID) @LayerNorm Layer stem;
  @Use(repeat = 2) Next stage1;
  @LayerNorm Layer norm;
  @Conv(value = 96, kernel = 2, stride = 2, padding = Padding.VALID) Layer down;
  @Use(repeat = 2) Next stage2;
  @GlobalAveragePool @LayerNorm Layer pool;
  @Dense(100) Layer logits;
}

/** Zhang et al. 2019, Fixup: the last of a branch begins with zero, no norms. */
@Block @Residual @Relu
class FixupBlock {
  @Conv(Block.WIDTH) @Relu Layer conv1;
  @Conv(Block.WIDTH) @ZeroInit Layer conv2;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 60, batch = 128) @Sgd(learningRate = 0.05, momentum = 0.9) @Cosine @L2(5e-4) @Mixup
class FixupNet {
  @Conv(32) @Relu Layer stem;
  @Use(repeat = 3) FixupBlock blocks;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

/** Touvron et al. 2021, ResMLP's channel part; Tolstikhin et al. 2021. */
@Block @Residual
class ChannelMlp {
  @LayerNorm Layer norm;
  @Conv(value = 4 * Block.WIDTH, kernel = 1) @Gelu Layer expand;
  @Conv(value = Block.WIDTH, kernel = 1) Layer contract;
}

/** Trockman and Kolter 2022: ConvMixer. */
@Block @Residual
class Spatial {
  @Conv(value = Block.WIDTH, depthwise = true, kernel = 9) @Gelu @BatchNorm Layer mixing;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 100, batch = 128) @AdamW(learningRate = 5e-3) @WeightDecay(0.01)
@OneCycle @RandAugment @Mixup @RandomErasing
class ConvMixer {
  @Conv(value = 64, kernel = 2, stride = 2, padding = Padding.VALID) @Gelu Layer patches;
  @BatchNorm Layer norm;
  @Use(repeat = 3) Spatial spatial;
  @Conv(value = 64, kernel = 1) @Gelu Layer pointwise;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 100, batch = 128) @AdamW(learningRate = 1e-3) @WeightDecay(0.05) @Cosine
@ClipNorm(1)
class PatchMlp {
  @Conv(value = 96, kernel = 4, stride = 4, padding = Padding.VALID) Layer patches;
  @Use(repeat = 4) ChannelMlp mixer;
  @LayerNorm Layer norm;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

/** Gorishniy et al. 2021: ResNet for tables. */
@Block @Residual
class TableBlock {
  @BatchNorm Layer norm;
  @Dense(2 * Block.WIDTH) @Relu @Dropout(0.3) Layer wide;
  @Dense(Block.WIDTH) @Dropout(0.1) Layer narrow;
}

@Network(input = 54, classes = 7)
@Train(epochs = 100, batch = 256) @AdamW(learningRate = 1e-3) @WeightDecay(1e-5)
@EarlyStopping(patience = 16) @Standardize
class TableResNet {
  @Dense(128) Layer first;
  @Use(repeat = 3) TableBlock blocks;
  @BatchNorm @Relu Layer last;
  @Dense(7) Layer logits;
}

/** Srivastava et al. 2015, a plain deep network of the same depth with a skip. */
@Block @Residual
class DeepUnit {
  @Dense(Block.WIDTH) @LayerNorm @Relu Layer first;
  @Dense(Block.WIDTH) Layer second;
}

@Network(input = 64, classes = 10)
@Train(epochs = 60, batch = 64) @Adam(learningRate = 1e-3) @Dropped
class DeepTable {
  @Dense(64) @Relu Layer stem;
  @Use(repeat = 12) DeepUnit deep;
  @Dense(10) Layer logits;
}

@WeightDecay(1e-4) @Cosine
@interface Dropped {}
