import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
@Scale(low = 1.2) // ERROR: low = 1.2 of @Scale is above high = 1.1
@RandomErasing(areaHigh = 0.01, ratioHigh = 0.1) // ERROR: areaLow = 0.02 of @RandomErasing is above areaHigh = 0.01 // ERROR: ratioLow = 0.3 of @RandomErasing is above ratioHigh = 0.1
@RandomResizedCrop(scaleLow = 0.9, scaleHigh = 0.5) // ERROR: scaleLow = 0.9 of @RandomResizedCrop is above scaleHigh = 0.5
@Rotate(degrees = 200) // ERROR: degrees of @Rotate must be in [0, 180], but is 200
class Grey {
  @Dense(10) Layer logits;
}
