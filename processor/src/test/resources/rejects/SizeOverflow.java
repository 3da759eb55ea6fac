import dev.regimen.annotation.*;

@Network(input = {50000, 50000, 3}, classes = 10) // ERROR: a sample of 7500000000 numbers is more than an array holds
class Photographs {
  @Flatten Layer flat;
  @Dense(10) Layer logits;
}

@Network(input = {500, 500, 3}, classes = 10)
@Train(batch = 1_000_000) // ERROR: batch = 1000000 makes a tensor of 750000000000 numbers, more than an array's 2147483647
class Kept {
  @Relu Layer input;
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

@Network(input = {8, 8, 3}, classes = 10)
class Larger {
  @Upsample(100_000) Layer large; // ERROR: a sample of large has 1920000000000 numbers, more than an array's 2147483647
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}

@Network(input = 20, classes = 10)
@Train(batch = 1)
class Giant { // ERROR: a run takes 181899 TiB, more than machines have
  @Dense(100_000_000) @Relu Layer first;
  @Dense(100_000_000) @Relu Layer second;
  @Dense(10) Layer logits;
}

@Network(input = {50000, 50000, 3}, classes = 10) // ERROR: a sample of 7500000000 numbers is more than an array holds
class Bare {
  Layer bare; // WARNING: the layer has no technique and passes its input on
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}

@Network(input = {4, 3}, classes = 10)
class Remembered {
  @Lstm(600_000_000) Layer read; // ERROR: a sample of read has more than 2147483647 numbers
  @LastUnit Layer last;
  @Dense(10) Layer logits;
}
