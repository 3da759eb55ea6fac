import dev.regimen.annotation.*;

@Network(input = 16, classes = 3)
class NothingRecomputed {
  @Use(width = 32, repeat = 2) Single singles;
  @Use(width = 32) Outer outer;
  @Dense(3) Layer logits;
}

@Network(input = 16, classes = 3)
class RecomputedAsOne {
  @Use(width = 3) Whole whole;
}

@Block @Recompute // WARNING: @Recompute on a block of which nothing need be computed again
class Single {
  @Dense(Block.WIDTH) Layer one;
}

@Block @Recompute
class Outer {
  @Dense(64) @Gelu Layer one;
  Inner inner;
  @Dense(64) @Gelu Layer two;
  @Dense(Block.WIDTH) @Gelu Layer three;
}

@Block @Recompute // WARNING: @Recompute is within a block that is computed again anyway
class Inner {
  @Dense(64) @Gelu Layer one;
  @Dense(64) @Gelu Layer two;
}

@Block @Recompute // WARNING: numbers of a sample
class Whole {
  @Dense(64) @Tanh Layer one;
  @Dense(64) @Tanh Layer two;
  @Dense(Block.WIDTH) Layer three;
}
