import dev.regimen.annotation.*;

@Network(input = 13)
class Wine {
  @Block static class Deep {
    @Dense(16) @Relu Layer inner;
    @Head(outputs = 1) @Dense(1) Layer outer; // ERROR: @Head inside of a block means nothing
  }
  @Dense(16) @Relu @Huber Layer trunk; // ERROR: @Huber on a field means nothing
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(outputs = 1) @Use(repeat = 2) Deep age; // ERROR: repeat = 2 of a head, which is one part
}
