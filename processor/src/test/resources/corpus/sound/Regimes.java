import dev.regimen.annotation.*;

/** What the regimes below train. */
@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 30, batch = 128)
class Photos {
  @Conv(32) @BatchNorm @Relu @MaxPool(2) Layer one;
  @Conv(64) @BatchNorm @Relu @MaxPool(2) Layer two;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 30, classes = 5)
@Train(epochs = 30, batch = 64) @Standardize
class Table {
  @Dense(64) @Relu Layer h1;
  @Dense(32) @Relu Layer h2;
  @Dense(5) Layer logits;
}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9)
class Photos1 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9, nesterov = true) @L2(5e-4)
class Photos2 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @MultiStep(milestones = {15, 22}) @L2(1e-4)
class Photos3 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Cosine @L2(5e-4) @LabelSmoothing(0.1)
class Photos4 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Warmup(epochs = 3) @Cosine @L2(5e-4)
class Photos5 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Polynomial(power = 2) @L2(1e-4)
class Photos6 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @StepDecay(every = 10) @L2(1e-4)
class Photos7 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Exponential(factor = 0.9) @L2(1e-4)
class Photos8 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Plateau(patience = 3) @L2(1e-4)
class Photos9 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @OneCycle @L2(1e-4)
class Photos10 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @ClipNorm(5) @L2(1e-4)
class Photos11 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Sam(0.05) @Cosine @L2(5e-4)
class Photos12 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.05, momentum = 0.9) @Swa(start = 20) @L2(3e-4)
class Photos13 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Ema(decay = 0.999) @L2(1e-4)
class Photos14 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Mixup(alpha = 1) @Cosine @L2(1e-4)
class Photos15 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @CutMix @Cosine @L2(5e-4)
class Photos16 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Cutout @RandomCrop @HorizontalFlip @Cosine @L2(5e-4)
class Photos17 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @RandomCrop @HorizontalFlip @L2(5e-4)
class Photos18 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @AutoAugment @L2(1e-4)
class Photos19 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @RandAugment @Cutout @Cosine @L2(5e-4)
class Photos20 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @RandomResizedCrop @HorizontalFlip @ColorJitter @L2(1e-4)
class Photos21 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @RandomErasing @L2(5e-4)
class Photos22 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @GradientNoise @L2(5e-4)
class Photos23 {}

@Regime(Photos.class)
@Lars(learningRate = 1) @Warmup(epochs = 5) @Polynomial(power = 2)
class Photos24 {}

@Regime(Photos.class)
@AdamW(learningRate = 1e-3) @WeightDecay(0.05) @Cosine @Warmup(epochs = 2)
class Photos25 {}

@Regime(Photos.class)
@AdamW(learningRate = 1e-3) @WeightDecay(0.05) @Cosine @RandAugment @Mixup @RandomErasing @LabelSmoothing(0.1)
class Photos26 {}

@Regime(Photos.class)
@AdamW(learningRate = 5e-4) @WeightDecay(0.01) @Ema(decay = 0.99)
class Photos27 {}

@Regime(Photos.class)
@AdamW(learningRate = 1e-3) @WeightDecay(0.01) @Lookahead
class Photos28 {}

@Regime(Photos.class)
@Lamb(learningRate = 4e-3) @WeightDecay(0.02) @Cosine @Warmup(epochs = 5) @BinaryCrossEntropy @Mixup
class Photos29 {}

@Regime(Photos.class)
@Lion(learningRate = 1e-4) @WeightDecay(0.1) @Cosine
class Photos30 {}

@Regime(Photos.class)
@AdaBelief(learningRate = 1e-3) @WeightDecay(1e-2) @Cosine
class Photos31 {}

@Regime(Photos.class)
@Adam(learningRate = 1e-3) @EarlyStopping(patience = 5)
class Photos32 {}

@Regime(Photos.class)
@NAdam(learningRate = 1e-3) @EarlyStopping(patience = 5)
class Photos33 {}

@Regime(Photos.class)
@RmsProp(learningRate = 1e-3) @EarlyStopping(patience = 5)
class Photos34 {}

@Regime(Photos.class)
@Adam(learningRate = 1e-3) @TestTimeAugmentation @HorizontalFlip @EarlyStopping
class Photos35 {}

@Regime(Photos.class)
@Adam(learningRate = 1e-3) @Focal @EarlyStopping(monitor = Metric.VALIDATION_ACCURACY)
class Photos36 {}

@Regime(Photos.class)
@Adam(learningRate = 1e-3) @TopK(5) @EarlyStopping
class Photos37 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Accumulate(1) @L2(1e-4)
class Photos38 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @CosineRestarts(epochs = 10) @L2(5e-4)
class Photos39 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Data(train = 50_000) @L2(5e-4)
class Photos40 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Seed(7) @Split(validation = 0.1, test = 0.1) @L2(5e-4)
class Photos41 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Translate @Rotate @L2(5e-4)
class Photos42 {}

@Regime(Photos.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Metrics({Metric.VALIDATION_ACCURACY, Metric.VALIDATION_F1}) @L2(5e-4)
class Photos43 {}

@Regime(Table.class)
@Adam @EarlyStopping
class Table44 {}

@Regime(Table.class)
@Sgd(learningRate = 0.05, momentum = 0.9) @ElasticNet
class Table45 {}

@Regime(Table.class)
@AdamW(learningRate = 1e-3) @WeightDecay(1e-4)
class Table46 {}

@Regime(Table.class)
@Adagrad(learningRate = 0.01) @EarlyStopping
class Table47 {}

@Regime(Table.class)
@Sgd(learningRate = 0.05, momentum = 0.9) @L1(1e-4)
class Table48 {}

@Regime(Table.class)
@Sgd(learningRate = 0.05, momentum = 0.9) @MaxNorm(3)
class Table49 {}

@Regime(Table.class)
@Sgd(learningRate = 0.05, momentum = 0.9) @InputNoise(0.1)
class Table50 {}

@Regime(Table.class)
@Adam @SampleWeights @EarlyStopping
class Table51 {}

@Regime(Table.class)
@Adam @ClassWeights @EarlyStopping
class Table52 {}

@Regime(Table.class)
@Adam @Hinge @EarlyStopping
class Table53 {}

@Regime(Table.class)
@Adam @Ensemble(3) @EarlyStopping
class Table54 {}

@Regime(Table.class)
@Adam @LabelNoise(0.05) @EarlyStopping
class Table55 {}

@Regime(Table.class)
@Sgd(learningRate = 0.1) @InverseSquareRoot(timescale = 1000) @L2(1e-4)
class Table56 {}

@Regime(Table.class)
@Sgd(learningRate = 0.05) @GrowingBatch(milestones = {10, 20}) @L2(1e-4)
class Table57 {}

@Regime(Table.class)
@AdamW @WeightDecay(0.01) @OneCycle @Train(epochs = 10, batch = 128)
class Table58 {}

@Regime(Table.class)
@Adam @Split(validation = 0.2, test = 0.2) @EarlyStopping(patience = 3)
class Table59 {}

@Regime(Table.class)
@Adam @MemoryBudget("1 GB") @EarlyStopping
class Table60 {}
