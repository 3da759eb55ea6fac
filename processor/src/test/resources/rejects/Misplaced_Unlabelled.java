import dev.regimen.annotation.*;

@Network(input = 13, outputs = 1)
@Consistency // ERROR: lack their class, but this network predicts 1 output
class Prices {
  @Dense(8) @Relu @Dropout(0.5) Layer hidden;
  @Dense(1) Layer price;
}

@Network
@Text(maxLength = 8, vocabulary = 50)
@NextToken
@PseudoLabels // ERROR: is about whole samples, but this network predicts 50 classes for each token
class Writer {
  @Embedding(width = 4) Layer words;
  @Lstm(8) Layer state;
  @Dense(50) Layer logits;
}

@Network(input = 6, classes = 3)
@VirtualAdversarial // ERROR: would change the ids that @Embedding looks up
class Ids {
  @Embedding(vocabulary = 50, width = 8) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
