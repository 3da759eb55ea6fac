import dev.regimen.annotation.*;

@Network(labels = 4) // ERROR: @Tagging gives each token one of several classes, but @Network states labels
@Text(maxLength = 8, vocabulary = 50)
@Tagging
class Names {
  @Embedding(width = 4) Layer words;
  @Dense(4) Layer logits;
}
