import dev.regimen.annotation.*;

@Network(input = 64, classes = 2)
@Text(vocabulary = 9_000)
class Messages {
  @Embedding(vocabulary = 10_000, width = 32) Layer words; // ERROR: but the ids of @Text go to 8999
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
