import dev.regimen.annotation.*;

@Network(input = {50000, 50000, 3}, classes = 10)
class Photographs {
  @Flatten Layer flat; // ERROR: a sample of flat has more than 2147483647 numbers
  @Dense(10) Layer logits;
}

@Network(input = {50000, 50000, 3}, classes = 10)
class Kept {
  @Relu Layer input; // ERROR: a sample of input has more than 2147483647 numbers
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}

@Network(input = {4, 4, 3}, classes = 10)
class Enlarged {
  @Upsample(2147483647) Layer large; // ERROR: a sample of large has more than 2147483647 numbers
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}

@Network(input = {4, 4, 3}, classes = 10)
class Wide {
  @Conv(value = 8, kernel = 2147483647) Layer wide; // ERROR: a sample of wide has more than 2147483647 numbers
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}

@Network(input = {4, 4, 3}, classes = 10)
class Far {
  @Conv(value = 8, kernel = 3, dilation = 2147483647, padding = Padding.VALID) Layer far; // ERROR: spans 4294967295x4294967295, but the padded map is 4x4
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}

@Network(input = {50000, 50000, 3}, classes = 10) // ERROR: a sample of bare has more than 2147483647 numbers
class Bare {
  Layer bare; // WARNING: the layer has no technique and passes its input on
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
