import dev.regimen.annotation.*;

@Network(classes = 4)
@Text(maxLength = 32)
@Tagging
@RandomDeletion // ERROR: @RandomDeletion edits tokens, whose targets stay where they are
class Tags {
  @Embedding(width = 32) Layer words;
  @Lstm(value = 32, bidirectional = true) Layer context;
  @Dense(4) Layer logits;
}
