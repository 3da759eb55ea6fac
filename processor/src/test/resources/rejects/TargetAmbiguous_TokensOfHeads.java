import dev.regimen.annotation.*;

@Network
@Text(maxLength = 8, vocabulary = 50)
@Tagging // ERROR: @Tagging gives tokens targets, but the network's fields declare tasks of their own
class Names {
  @Embedding(width = 4) Layer words;
  @GlobalAveragePool Layer mean;
  @Head(classes = 4) @Dense(4) Layer kind;
}
