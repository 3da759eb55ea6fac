import dev.regimen.annotation.*;

@Network
@Text(maxLength = 8, vocabulary = 50)
@NextToken(
    carried = true, // WARNING: carried = true, and no layer hands a state from token to token
    windows = 9) // WARNING: windows = 9 where each window follows the one before
class Writer {
  @Embedding(width = 4) Layer words;
  @Conv1d(value = 64, causal = true) Layer context;
  @Dense(50) Layer logits;
}
