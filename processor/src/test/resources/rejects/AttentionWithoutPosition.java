import dev.regimen.annotation.*;

@Network(classes = 2)
@Text
class Messages {
  @Embedding(width = 32) Layer words;
  @SelfAttention(4) Layer context; // WARNING: on the words of texts, whose order nothing tells
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
