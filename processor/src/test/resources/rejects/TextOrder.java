import dev.regimen.annotation.*;

@Network(classes = 2)
@Text
@RandomDeletion(p = 0.5) // WARNING: @RandomDeletion(p = 0.5) edits more words of a text
class Messages {
  @Embedding(width = 32) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
