import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Net155 {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits; // ERROR LabelCountMismatch: 10
}

@Network(input = 13, classes = 3)
class Net156 {
  @Dense(64) @Relu Layer hidden;
  @Dense(2) Layer logits; // ERROR LabelCountMismatch: 2
}

@Network(input = 13, outputs = 1)
class Net157 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer y; // ERROR LabelCountMismatch: 3
}

@Network(input = 13, labels = 8)
class Net158 {
  @Dense(64) @Relu Layer hidden;
  @Dense(7) Layer y; // ERROR LabelCountMismatch: 7
}

@Network(input = {28, 28, 1}, classes = 10)
class Net159 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(100) Layer logits; // ERROR LabelCountMismatch: 100
}

@Network(input = 13, classes = 3)
class Net160 {
  @Dense(64) @Relu Layer hidden;
  @Dense(value = 3, in = 128) Layer logits; // ERROR InputSizeMismatch: 128
}

@Network(input = 13, classes = 3)
class Net161 {
  @Dense(64) @Relu Layer hidden;
  @Dense(value = 3, in = 3136) Layer logits; // ERROR InputSizeMismatch: 3136
}

@Network(input = 13, classes = 3)
class Net162 {
  @Dense(64) @Relu Layer hidden;
  @Dense(value = 3, in = 10) Layer logits; // ERROR InputSizeMismatch: 10
}

@Network(input = {28, 28, 1}, classes = 10)
class Net163 {
  @Conv(32) @Relu @MaxPool(2) Layer first;
  @Flatten Layer flat;
  @Dense(value = 10, in = 9216) Layer logits; // ERROR InputSizeMismatch: 9216
}

@Network(input = {28, 28, 1}, classes = 10)
class Net164 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @Dense(10) Layer logits; // ERROR RankMismatch: @Dense
}

@Network(input = 13, classes = 3)
class Net165 {
  @Conv(16) @Relu Layer hidden; // ERROR RankMismatch: @Conv
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net166 {
  @Dense(64) @Relu Layer hidden;
  @Conv(16) Layer conv; // ERROR RankMismatch: @Conv
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net167 {
  @Dense(64) @Relu @MaxPool(2) Layer hidden; // ERROR RankMismatch: @MaxPool
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net168 {
  @GlobalAveragePool Layer hidden; // ERROR RankMismatch: @GlobalAveragePool
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net169 {
  @Conv(16) @Relu @MaxPool(4) Layer first;
  @Conv(value = 8, kernel = 9, padding = Padding.VALID) @Relu Layer second; // ERROR EmptyFeatureMap: 9
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net170 {
  @Conv(16) @Relu @MaxPool(4) Layer first;
  @Conv(value = 8, kernel = 11, padding = Padding.VALID) @Relu Layer second; // ERROR EmptyFeatureMap: 11
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net171 {
  @Conv(16) @Relu @MaxPool(4) Layer first;
  @Conv(value = 8, kernel = 29, padding = Padding.VALID) @Relu Layer second; // ERROR EmptyFeatureMap: 29
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net172 {
  @Conv(8) @Relu @MaxPool(7) Layer a;
  @MaxPool(4) Layer b;
  @MaxPool(3) Layer c; // ERROR EmptyFeatureMap: 3
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net173 {
  @Conv(16) @Relu Layer first;
  @Conv(value = 32, groups = 3) @Relu Layer second; // ERROR GroupsDoNotDivide: groups = |3
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net174 {
  @Conv(16) @Relu Layer first;
  @Conv(value = 32, groups = 5) @Relu Layer second; // ERROR GroupsDoNotDivide: 5
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net175 {
  @Conv(16) @Relu Layer first;
  @Conv(value = 32, groups = 7) @Relu Layer second; // ERROR GroupsDoNotDivide: 7
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net176 {
  @Conv(20) @GroupNorm @Relu Layer first; // ERROR GroupsDoNotDivide: @GroupNorm
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net177 {
  @Conv(16) @GroupNorm(groups = 5) @Relu Layer first; // ERROR GroupsDoNotDivide: 5
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net178 {
  @Conv(value = 16, padding = Padding.SAME, pad = 1) @Relu Layer first; // ERROR PaddingIgnored: pad = |1
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net179 {
  @Conv(value = 16, padding = Padding.SAME, kernel = 5, pad = 2) @Relu Layer first; // ERROR PaddingIgnored: 2
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net180 {
  @Conv(16) @Relu @MaxPool(5) Layer first; // WARNING StrideRemainder: @MaxPool
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net181 {
  @Conv(16) @Relu @AveragePool(5) Layer first; // WARNING StrideRemainder: @AveragePool
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3)
class Net182 {
  @Dense(0) @Relu Layer hidden; // ERROR NonPositiveSize: 0
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net183 {
  @Dense(-64) @Relu Layer hidden; // ERROR NonPositiveSize: -64
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net184 {
  @Conv(0) @Relu Layer first; // ERROR NonPositiveSize: 0
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net185 {
  @Conv(-3) @Relu Layer first; // ERROR NonPositiveSize: -3
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net186 {
  @Conv(value = 8, kernel = 0) @Relu Layer first; // ERROR NonPositiveSize: 0
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net187 {
  @Conv(value = 8, stride = 0) @Relu Layer first; // ERROR NonPositiveSize: 0
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net188 {
  @Conv(8) @Relu @MaxPool(0) Layer first; // ERROR NonPositiveSize: 0
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 0, classes = 3) // ERROR NonPositiveSize: 0
class Net189 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = -13, classes = 3) // ERROR NonPositiveSize: -13
class Net190 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = {28, 0, 1}, classes = 10) // ERROR NonPositiveSize: 0
class Net191 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3, outputs = 1) // ERROR TargetAmbiguous: outputs = |1
class Net192 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, labels = 3, outputs = 3) // ERROR TargetAmbiguous: outputs = |3
class Net193 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13) // ERROR TargetAmbiguous: @Network
class Net194 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 1) // ERROR TargetAmbiguous: classes = |1
class Net195 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = {12}, classes = 4)
class Net196 {
  @Embedding(vocabulary = 500, width = 10) Layer words;
  @SelfAttention(3) Layer context; // ERROR HeadsDoNotDivide: @SelfAttention
  @GlobalAveragePool Layer mean;
  @Dense(4) Layer logits;
}

@Network(input = {12}, classes = 4)
class Net197 {
  @Embedding(vocabulary = 0, width = 10) Layer words; // ERROR VocabularyMissing: @Embedding
  @GlobalAveragePool Layer mean;
  @Dense(4) Layer logits;
}

@Network(input = 13, classes = 3)
class Net198 {
  @Dense(64) @Relu Layer hidden;
  @Embedding(vocabulary = 10, width = 4) Layer words; // ERROR RankMismatch: @Embedding
  @Dense(3) Layer logits;
}
