import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(3) Leyer logits; // ERROR: the type Leyer cannot be found // ERROR: cannot find symbol
}
