import dev.regimen.annotation.*;

@Network(input = 6, classes = 3)
class Ids {
  @Embedding(
      vocabulary = 50,
      width = 8,
      vectors = "glove.txt") // ERROR: vectors of words are for texts, and the ids are no words'
  Layer words;

  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
