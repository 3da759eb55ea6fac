import dev.regimen.annotation.*;

@Network(input = 100, classes = 2) // ERROR: input = 100, but @Text reads 64 ids of a text
@Text
class Messages {
  @Embedding(width = 32) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
