import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 8, vocabulary = 50)
@VirtualAdversarial // ERROR: @VirtualAdversarial would change the ids that @Embedding looks up
class Read {
  @Embedding(width = 4) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
