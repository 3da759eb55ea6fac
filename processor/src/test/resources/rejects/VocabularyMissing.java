import dev.regimen.annotation.*;

@Network(input = 8, classes = 2)
class Baskets {
  @Embedding(width = 16) Layer goods; // ERROR: needs a vocabulary, or texts such as @Text(maxLength = 8) of the network
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
