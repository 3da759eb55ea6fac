import dev.regimen.annotation.*;

@Network(classes = 2)
@Text
class Messages {
  @Embedding(width = 32) @GroupNorm(groups = 8) Layer words; // ERROR: over the units of texts would count padding as numbers
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
