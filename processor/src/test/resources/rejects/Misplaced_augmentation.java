import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@HorizontalFlip // ERROR: @HorizontalFlip is for images, but the input is 13
@TestCrop // ERROR: @TestCrop is for images, but the input is 13
@RepeatedAugmentation(2) // ERROR: @RepeatedAugmentation is for images, but the input is 13
class Wine {
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@ColorJitter(hue = 0.1) // ERROR: hue of @ColorJitter needs three channels, but the input 28x28x1 has 1
@PcaLighting(basis = PcaBasis.IMAGENET) // ERROR: basis of @PcaLighting needs three channels
class Grey {
  @Dense(10) Layer logits;
}
