import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
@RepeatedAugmentation // WARNING: @RepeatedAugmentation repeats samples that nothing augments
@TestTimeAugmentation(flip = false) // WARNING: @TestTimeAugmentation without any view
class Grey {
  @Dense(10) Layer logits;
}
