import dev.regimen.annotation.*;

class Cellar {
  @Network(input = 13, classes = 3)
  private static class Wine { // ERROR: the network is private
    @Dense(3) Layer logits;
  }
}
