import dev.regimen.annotation.*;

@Network(input = 6, classes = 3)
class Words {
  @Embedding(vocabulary = 50, width = 10) Layer words;
  @SelfAttention(4) Layer context; // ERROR: @SelfAttention(4) on rows of 10 values: expected a number of heads that divides it
  @Flatten Layer flat;
  @Dense(3) Layer logits;
}
