import dev.regimen.annotation.*;

@Network(input = 8, classes = 2)
@LengthBuckets(20) // ERROR: @LengthBuckets is for texts, which this network does not read
class Baskets {
  @Embedding(vocabulary = 500, width = 32) Layer goods;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
