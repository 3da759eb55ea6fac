import dev.regimen.annotation.*;

@RandomErasing @Mixup
@interface Mixed {}

@Network(input = {8, 8, 1}, classes = 10)
@AdamW @Cosine @Mixed
@Without(CutMix.class) // ERROR: no annotation on Shapes brings @CutMix
class Shapes {
  @Flatten Layer flat;
  @Dense(32) @Relu @Dropout(0.3) Layer hidden;
  @Dense(10) Layer logits;
}

@Regime(Shapes.class)
@Without({Dropout.class, SpatialDropout.class}) // ERROR: Shapes has no @SpatialDropout
class ShapesPlain {}

@Regime(Shapes.class)
@Without(Dense.class) // ERROR: @Dense cannot be taken away
class ShapesEmpty {}

@Regime(Shapes.class)
@Cosine @Without(Cosine.class) // ERROR: @Cosine stands beside @Without of it
class ShapesCosine {}
