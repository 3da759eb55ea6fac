import dev.regimen.annotation.*;

@Network(input = 8, outputs = 1)
class Layers {
  @Dense(1) @LayerNorm Layer one; // ERROR: @LayerNorm over one unit sees one value a sample, and leaves 0 of it
  @Dense(1) Layer out;
}

@Network(input = 8, outputs = 1)
class Roots {
  @Dense(1) Layer one;
  @RmsNorm Layer normal; // ERROR: @RmsNorm over one unit sees one value a sample, and leaves the sign of it
  @Dense(1) Layer out;
}
