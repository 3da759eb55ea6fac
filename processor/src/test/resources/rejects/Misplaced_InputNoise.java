import dev.regimen.annotation.*;

@Network(input = 6, classes = 3)
@InputNoise // ERROR: @InputNoise would change the ids that @Embedding looks up
class Ids {
  @Embedding(vocabulary = 50, width = 8) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
