import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(unit = TextUnit.BYTE, vocabularyFile = "vocab.txt") // ERROR: bytes have ids of their own, and no vocabulary to read
class Messages {
  @Embedding(width = 32) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
