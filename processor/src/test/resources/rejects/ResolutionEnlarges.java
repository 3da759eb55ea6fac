import dev.regimen.annotation.*;
import dev.regimen.preset.*;

@Network(input = {32, 32, 3}, classes = 10)
@Resolution(train = 160, test = 224) // WARNING: training enlarges images of 32 x 32 to 160 x 160
class Small {
  @Conv(4) @Relu Layer stem;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}
