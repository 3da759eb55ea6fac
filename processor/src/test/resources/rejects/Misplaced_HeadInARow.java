import dev.regimen.annotation.*;

@Network(input = 13)
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(task = "age") @Dense(8) @Relu Layer years; // ERROR: grape stands between years and the rest of the head of age
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(task = "age", weight = 0.5) @Dense(8) @Relu Layer months; // ERROR: weight of @Head on months, which leads to age and predicts nothing
  @Head(task = "age") @Huber @Dense(8) @Relu Layer weeks; // ERROR: @Huber on weeks, which leads to age and predicts nothing
  @Head(outputs = 1) @Dense(1) Layer age;
  @Head(task = "price") @Dense(8) @Relu Layer cents; // ERROR: rest stands between cents and the rest of the head of price
  @Dense(8) @Relu Layer rest;
  @Head(outputs = 1) @Dense(1) Layer price;
  @Head(task = "price") @Dense(1) Layer late; // ERROR: late stands behind price, which predicts what it is to lead to
}
