import dev.regimen.annotation.*;

@Network(classes = 4)
@Text(maxLength = 8, vocabulary = 50)
@Tagging
@EntropyMinimization // ERROR: @EntropyMinimization is about whole samples, but this network predicts 4 classes for each token
@LabelsKept(perClass = 3) // ERROR: @LabelsKept counts labels by class, but this network predicts 4 classes for each token
@LabelNoise(0.1) // ERROR: @LabelNoise is for whole samples, but @Tagging has a target for each token
class Names {
  @Embedding(width = 4) Layer words;
  @Dense(4) Layer logits;
}
