import dev.regimen.annotation.*;

@Network(classes = 2)
@Text
@LabelSensitive(ImageChange.ORDER)
@RandomSwap // ERROR: @RandomSwap changes what the labels depend on: ORDER
class Messages {
  @Embedding(width = 32) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
