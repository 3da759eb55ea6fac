import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine { // ERROR: there is no field of type Layer
  int units = 64;
}
