import dev.regimen.annotation.*;

@interface GradientClip {
  @Interval("(0, inf)")
  double value() default 1;
}

@interface Squash {
  @Structural
  int units() default 1;
}

@Network(input = 13, outputs = 1)
@Sgd
@GradientClip(2) // ERROR: @GradientClip is a technique, but no rule gives it a meaning here
class Houses {
  @Dense(64) @Relu @Squash Layer hidden; // ERROR: @Squash is a technique, but no rule gives it a meaning here
  @Dense(1) Layer price;
}
