import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Data(train = 142) // WARNING: parameters learn from 142 samples, and nothing regularizes
class Wine {
  @Dense(512) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
