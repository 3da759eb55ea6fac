import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 8, vocabulary = 50)
class Read {
  @Embedding(width = 4) Layer words;
  @PositionEncoding(kind = PositionKind.ROTARY) Layer places;
  @SelfAttention(4) Layer context; // ERROR: leaves one column to a head, and rows are told apart by turning pairs of columns
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
