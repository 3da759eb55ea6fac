import dev.regimen.annotation.*;

@Network(input = 64, classes = 4)
@Tagging // ERROR: @Tagging on samples that are no texts
class Tags {
  @Embedding(vocabulary = 20_000, width = 32) Layer words;
  @Dense(4) Layer logits;
}
