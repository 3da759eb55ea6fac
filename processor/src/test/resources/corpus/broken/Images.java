import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@HorizontalFlip // ERROR Misplaced: @HorizontalFlip
class Net269 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RandomCrop // ERROR Misplaced: @RandomCrop
class Net270 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Mixup // ERROR Misplaced: @Mixup
class Net271 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@CutMix // ERROR Misplaced: @CutMix
class Net272 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RandAugment // ERROR Misplaced: @RandAugment
class Net273 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Cutout // ERROR Misplaced: @Cutout
class Net274 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Rotate // ERROR Misplaced: @Rotate
class Net275 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@ColorJitter // ERROR Misplaced: @ColorJitter
class Net276 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RandomErasing // ERROR Misplaced: @RandomErasing
class Net277 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@TestTimeAugmentation // ERROR Misplaced: @TestTimeAugmentation
class Net278 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, outputs = 2)
@Mixup // ERROR MixNeedsSoftLoss: @Mixup
class Net279 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(2) Layer y;
}

@Network(input = {28, 28, 1}, outputs = 2)
@CutMix // ERROR MixNeedsSoftLoss: @CutMix
class Net280 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(2) Layer y;
}

@Network(input = {28, 28, 1}, classes = 10)
@Hinge @Mixup // ERROR MixNeedsSoftLoss: @Mixup
class Net281 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@LabelSensitive(ImageChange.FLIP) @HorizontalFlip // ERROR LabelSensitiveAugmentation: @HorizontalFlip
class Net282 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@LabelSensitive(ImageChange.FLIP) @VerticalFlip // ERROR LabelSensitiveAugmentation: @VerticalFlip
class Net283 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@LabelSensitive(ImageChange.ROTATE) @Rotate // ERROR LabelSensitiveAugmentation: @Rotate
class Net284 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@RandAugment(level = 15) // ERROR RandAugmentScale: 15
class Net285 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@RandAugment(level = 30) // ERROR RandAugmentScale: 30
class Net286 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@AutoAugment @RandAugment // ERROR SlotConflict: @RandAugment
class Net287 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@HorizontalFlip(value = 1.5) // ERROR OutOfRange: 1.5
class Net288 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@HorizontalFlip(value = -1) // ERROR OutOfRange: -1
class Net289 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Rotate(degrees = 270) // ERROR OutOfRange: 270
class Net290 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@RandomErasing(p = 2) // ERROR OutOfRange: 2
class Net291 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Translate(fraction = 1.5) // ERROR OutOfRange: 1.5
class Net292 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Cutout(size = -4) // ERROR OutOfRange: -4
class Net293 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@RandomCrop(padding = -4) // ERROR OutOfRange: -4
class Net294 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@ColorJitter(hue = 0.7) // ERROR OutOfRange: 0.7
class Net295 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Mixup(alpha = -0.2) // ERROR OutOfRange: -0.2
class Net296 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@CutMix(alpha = -1) // ERROR OutOfRange: -1
class Net297 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Shear(degrees = 90) // ERROR OutOfRange: 90
class Net298 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@Scale(low = 1.5) // ERROR OutOfRange: 1.5
class Net299 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@ColorJitter(hue = 0.1) // ERROR Misplaced: 0.1
class Net300 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Standardize(mean = 0.5, std = 0.25) // ERROR StandardizeChannels: 0.5
class Net301 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@Standardize(mean = {0.5, 0.5}, std = {0.2, 0.2}) // ERROR StandardizeChannels: {0.5, 0.5}
class Net302 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@Standardize(mean = 33.3, std = 78.6) // WARNING StandardizeChannels: 33.3
class Net303 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@Standardize(mean = 0.5, std = 0) // ERROR StandardizeChannels: std = |0
class Net304 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@RepeatedAugmentation // WARNING NoEffect: @RepeatedAugmentation
class Net305 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@MemoryBudget("1 MB") @Train(batch = 1024) // ERROR MemoryBudget: "1 MB"
class Net306 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}
