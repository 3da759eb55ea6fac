import dev.regimen.annotation.*;

@Network(input = 13)
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(task = "more") @Dense(8) Layer early; // ERROR: no head ends with a field more, which early is to lead to
  @Dense(16) @Relu Layer more;
  @Head(task = "grapes") @Dense(8) @Relu Layer deep; // ERROR: no head ends with a field grapes, which deep is to lead to
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(task = "age") @Dense(8) @Relu Layer hidden; // ERROR: no head ends with a field age, which hidden is to lead to
}
