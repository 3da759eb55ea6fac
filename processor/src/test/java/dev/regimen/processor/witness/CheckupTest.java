package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.CheckupNets.COMPILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.babysit.Checkup;
import dev.regimen.babysit.Measurement;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Trainer;
import dev.regimen.train.loop.RunFinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sound networks pass a checkup, and each fault that is planted in one is found. Dropout at
 * inference and a wrong gradient, which the compiler does not write, are planted by hand in the
 * runtime's tests.
 */
@Tag("training")
class CheckupTest {
  static Stream<Net> sound() {
    return CheckupNets.SOUND.stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("sound")
  void soundNetworksPass(Net net) {
    Checkup checkup = Checkup.of(COMPILED.trainer(net), CheckupNets.data(net));
    assertTrue(checkup.isSound(), checkup::toString);
    assertEquals(0, checkup.measurements().stream().filter(m -> m.name().isEmpty()).count());
    assertTrue(checkup.toString().endsWith(net.name() + " is ready for a long run."));
  }

  /** The formulas of the lecture: ln C, ln 2, and the variance of standardized targets. */
  @Test
  void aGuessIsWhatTheFormulaSays() {
    Map<String, Double> formulas =
        Map.of("Layers", Math.log(4), "Binary", Math.log(2), "Labels", Math.log(2));
    sound()
        .filter(net -> formulas.containsKey(net.name()))
        .forEach(
            net ->
                assertEquals(
                    formulas.get(net.name()),
                    of(net, "initial loss").expected(),
                    1e-6,
                    net.name()));
    // Of 256 of the samples whose variance is 1.
    assertEquals(1, of(net("Numbers"), "initial loss").expected(), 0.1);
    assertEquals(Math.log(4), of(net("Gelus"), "initial loss").value(), 1e-6);
  }

  private static Net net(String name) {
    return sound().filter(net -> net.name().equals(name)).findFirst().orElseThrow();
  }

  private static Measurement of(Net net, String name) {
    return Checkup.of(COMPILED.trainer(net), CheckupNets.data(net)).measurements().stream()
        .filter(measured -> measured.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void regularizationMakesFewSamplesHarder() {
    Net net = CheckupNets.REGULARIZED;
    double without = of(net, "16 samples learned by heart").value();
    double with = of(net, "the same with regularization").value();
    assertTrue(without < 0.15 && with > without + 0.1, without + " and " + with);
  }

  @Test
  void aFitIsTheSameBehindACheckup() {
    Net net = CheckupNets.REGULARIZED;
    Splits data = Splits.of(CheckupNets.data(net), 0.2, 0.2, true, 1);
    List<String> without = RunText.of(COMPILED.trainer(net).set("epochs", 3).workers(1).fit(data));
    Trainer<?> trainer = COMPILED.trainer(net).set("epochs", 3).workers(1);
    List<String> first = RunText.of(trainer.fit(data));
    Map<String, INDArray> weights = trainer.initialWeights();
    Checkup.of(trainer, data);
    assertEquals(weights, trainer.initialWeights());
    assertEquals(without, RunText.of(trainer.fit(data)));
    assertEquals(without, first);
  }

  @Test
  void whatIsSpecialIsNoFault() {
    Checkup ids = Checkup.of(COMPILED.trainer(CheckupNets.IDS), CheckupNets.ids());
    assertTrue(ids.isSound(), ids::toString);
    Checkup busy =
        Checkup.of(COMPILED.trainer(CheckupNets.BUSY), CheckupNets.data(CheckupNets.BUSY));
    // Its frozen layer is drawn by the seed, as a run would warn too.
    assertEquals(List.of("FrozenAtRandom"), busy.findings().stream().map(RunFinding::id).toList());
  }

  /** The class itself in double, noise and statistics of the batch included. */
  @Test
  void gradientsInDoubleAreTheSlopes() {
    for (Net net : List.of(CheckupNets.DENSE, CheckupNets.REGULARIZED)) {
      Checkup checkup = Checkup.of(CheckupNets.DOUBLE.trainer(net), CheckupNets.data(net));
      Measurement check =
          checkup.measurements().stream()
              .filter(measured -> measured.name().equals("gradient check"))
              .findFirst()
              .orElseThrow();
      assertTrue(check.words().contains("in double"), check.words());
      assertTrue(check.value() < 1e-6, checkup::toString);
      assertTrue(checkup.isSound(), checkup::toString);
    }
  }

  private static void assertFound(String id, Checkup checkup) {
    List<String> ids = checkup.findings().stream().map(RunFinding::id).toList();
    assertTrue(ids.contains(id), () -> id + " is not among " + ids + "\n" + checkup);
    RunFinding found = checkup.findings().get(ids.indexOf(id));
    assertTrue(checkup.toString().contains(found.toString()), checkup::toString);
  }

  private static Checkup dense(Dataset data) {
    return Checkup.of(COMPILED.trainer(CheckupNets.DENSE), data);
  }

  private static Dataset data() {
    return CheckupNets.data(CheckupNets.DENSE);
  }

  /** The samples with something done to each, by its number. */
  private interface Change {
    int label(int sample, float[] features, int label);
  }

  private static Dataset changed(Change change) {
    Dataset data = data();
    float[][] features = new float[data.size()][data.features()];
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      data.features(i, features[i], 0);
      labels[i] = change.label(i, features[i], data.label(i));
    }
    return InMemory.classification(features, labels);
  }

  @Test
  void wrongLabels() {
    Random random = new Random(5);
    assertFound(
        "LabelsDoubtful",
        dense(
            changed(
                (i, x, label) ->
                    random.nextInt(4) == 0 ? (label + 1 + random.nextInt(3)) % 4 : label)));
  }

  @Test
  void unscaledInputs() {
    Dataset large =
        changed(
            (i, x, label) -> {
              for (int j = 0; j < x.length; j++) {
                x[j] *= 500;
              }
              return label;
            });
    assertFound("FeaturesUnscaled", Checkup.of(COMPILED.trainer(CheckupNets.RAW), large));
  }

  @Test
  void aRateAHundredTimesTooHigh() {
    Trainer<?> trainer = COMPILED.trainer(CheckupNets.DENSE).set("learningRate", 5);
    assertFound("LearningRateTooHigh", Checkup.of(trainer, data()));
  }

  @Test
  void aRateAHundredTimesTooLow() {
    Trainer<?> trainer = COMPILED.trainer(CheckupNets.DENSE).set("learningRate", 5e-4);
    assertFound("LearningRateTooLow", Checkup.of(trainer, data()));
  }

  /** A trainer that begins with its own weights, each times a factor, and with other biases. */
  private static Trainer<?> begun(Net net, double factor, double bias) {
    Trainer<?> trainer = COMPILED.trainer(net);
    Map<String, INDArray> values = new HashMap<>();
    trainer
        .initialWeights()
        .forEach(
            (name, w) -> values.put(name, name.endsWith("bias") ? w.add(bias) : w.mul(factor)));
    return trainer.initialWeights(values);
  }

  @Test
  void weightsThatAreAllZero() {
    assertFound("SymmetricWeights", Checkup.of(begun(CheckupNets.DENSE, 0, 0), data()));
  }

  @Test
  void aForgottenRelu() {
    Checkup checkup = Checkup.of(COMPILED.trainer(CheckupNets.WITHOUT_RELU), data());
    assertFound("LinearLayers", checkup);
    assertTrue(checkup.verdict().contains("between a and b"), checkup.verdict());
  }

  @Test
  void aSplitThatLeaks() {
    Dataset train = data();
    Dataset validation = train.select(IntStream.range(0, 100).toArray());
    Splits splits = new Splits(train, validation, train.select(new int[0]));
    assertFound("SplitsOverlap", Checkup.of(COMPILED.trainer(CheckupNets.DENSE), splits));
  }

  @Test
  void deadUnits() {
    assertFound("DeadUnits", Checkup.of(begun(CheckupNets.DENSE, 1, -30), data()));
  }

  @Test
  void saturatedSigmoids() {
    assertFound("SaturatedUnits", Checkup.of(begun(CheckupNets.SIGMOID, 40, 0), data()));
  }

  @Test
  void aConstantFeature() {
    Dataset constant =
        changed(
            (i, x, label) -> {
              x[7] = 3;
              return label;
            });
    Checkup checkup = dense(constant);
    assertFound("ConstantFeature", checkup);
    assertTrue(checkup.verdict().contains("feature 7"), checkup.verdict());
  }

  @Test
  void shuffledTargets() {
    Random random = new Random(5);
    assertFound("TargetsUnrelated", dense(changed((i, x, label) -> random.nextInt(4))));
  }

  @Test
  void shuffledNumbers() {
    Dataset data = CheckupNets.data(net("Numbers"));
    float[][] features = new float[data.size()][data.features()];
    float[][] targets = new float[data.size()][1];
    Random random = new Random(9);
    for (int i = 0; i < features.length; i++) {
      data.features(i, features[i], 0);
      data.targets(random.nextInt(features.length), targets[i], 0);
    }
    assertFound(
        "TargetsUnrelated",
        Checkup.of(COMPILED.trainer(net("Numbers")), InMemory.regression(features, targets)));
  }

  /** Beyond the list: an uneven share of classes, and weights that shrink every layer's output. */
  @Test
  void rareClassesAndASignalThatVanishes() {
    Dataset data = data();
    int[] few = IntStream.range(0, data.size()).filter(i -> data.label(i) != 2 || i < 12).toArray();
    assertFound("ClassImbalance", dense(data.select(few)));
    assertFound("SignalVanishes", Checkup.of(begun(net("Tanhs"), 1e-6, 0), data));
    assertFound("InitialLossHigh", Checkup.of(begun(CheckupNets.DENSE, 12, 0), data));
    assertFound("SignalExplodes", Checkup.of(begun(CheckupNets.DENSE, 100, 0), data));
  }
}
