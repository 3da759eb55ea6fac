import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @LayerNorm @Relu @Lsuv Layer hidden; // WARNING: the @LayerNorm behind @Lsuv takes its scale out again
  @Dense(3) @Lsuv Layer logits;
}
