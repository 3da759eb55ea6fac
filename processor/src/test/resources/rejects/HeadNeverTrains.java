import dev.regimen.annotation.*;

@Network(input = 13)
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(outputs = 1, weight = 0) @Dense(1) Layer age; // ERROR: weight = 0 of @Head: nothing trains age
  @Dense(4) Layer rest; // ERROR: no head reads rest, which is behind the last of them, age
}
