import dev.regimen.annotation.*;

@Network(classes = 5)
@Text(maxLength = 12, vocabulary = 100)
@Tagging
class Tags {
  @Embedding(width = 16) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(5) Layer logits; // ERROR: logits yields 5 values, but the network has 5 classes for each token
}
