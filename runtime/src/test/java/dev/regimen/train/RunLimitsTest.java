package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.text.Numbers;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Weights;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs of very many classes, of large numbers, of settings at their bounds. */
@Tag("training")
class RunLimitsTest {
  private static Trainer<Label> trainer() {
    return HandTrainer.classifier(4, 8, 3).quiet();
  }

  private static Dataset manyClasses(int classes) {
    float[][] x = new float[60][4];
    int[] labels = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      labels[i] = i % 3 * (classes / 3);
      x[i][i % 3] = 1;
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return InMemory.classification(x, labels, names);
  }

  @Test
  void manyClassesAreCountedOneByOne() {
    int classes = 50_000;
    RunResult<Label> result =
        HandTrainer.classifier(4, 2, classes)
            .quiet()
            .set("epochs", 2)
            .set("split.validation", 0.2)
            .fit(manyClasses(classes));
    Evaluation measured = result.predictor().evaluate(manyClasses(classes));
    double recall =
        IntStream.range(0, 3)
            .mapToDouble(c -> measured.recall(c * (classes / 3)))
            .average()
            .orElseThrow();
    assertEquals(measured.accuracy(), recall, 1e-12, "the three classes are alike frequent");
    IllegalStateException e = assertThrows(IllegalStateException.class, measured::confusion);
    assertTrue(e.getMessage().contains("50000 classes is not counted"), e.getMessage());
  }

  @Test
  void listenersSeeTheMatrixAndHistoriesKeepNone() {
    AtomicReference<Confusion> seen = new AtomicReference<>();
    Trainer<Label> trainer = trainer().set("epochs", 1);
    trainer.listener(
        new Listener() {
          @Override
          public void onEpochEnd(Run run, Epoch epoch) {
            seen.set(epoch.train().confusion());
          }
        });
    RunResult<Label> result = trainer.fit(TrainerTest.clouds(60));
    Evaluation kept = result.history().epochs().get(0).train();
    assertThrows(IllegalStateException.class, kept::confusion);
    for (int c = 0; c < 3; c++) {
      Confusion matrix = seen.get();
      int label = c;
      long truths = IntStream.range(0, 3).mapToLong(p -> matrix.count(label, p)).sum();
      assertEquals((double) matrix.count(c, c) / truths, kept.recall(c), 1e-15);
    }
    assertEquals(3, result.validation().confusion().classes().size());
  }

  @Test
  void samplesThatCannotBeAnswered() {
    Predictor<Label> predictor =
        HandTrainer.classifier(4, 8, 3)
            .quiet()
            .set("epochs", 1)
            .fit(TrainerTest.clouds(30))
            .predictor();
    IllegalArgumentException huge =
        assertThrows(
            IllegalArgumentException.class, () -> predictor.predict(0, 3e38f, -3e38f, 3e38f));
    assertTrue(
        huge.getMessage().contains("whose largest feature is number 1, 3.0E38"), huge.getMessage());
    float[][] rows = {{0, 0, 0, 0}, null};
    assertEquals(
        "sample 1 is null",
        assertThrows(IllegalArgumentException.class, () -> predictor.predict(rows)).getMessage());
    assertEquals(
        "sample 0 is null",
        assertThrows(IllegalArgumentException.class, () -> predictor.predict((float[]) null))
            .getMessage());
    assertEquals(
        "the samples are null",
        assertThrows(IllegalArgumentException.class, () -> predictor.predict((float[][]) null))
            .getMessage());
  }

  @Test
  void aBatchWhoseNumbersAnIntCannotCountIsRefusedWithItsSizes() {
    Blueprint wide = HandTrainer.sketch("Wide", 1 << 20, 1, 3).classes(3).build();
    SettingException e =
        assertThrows(
            SettingException.class,
            () ->
                Memory.inference(
                    wide, trainer().settings(), Weights.zero(trainer().blueprint()), 2048));
    assertEquals(
        "a batch of 2048 samples, 1048576 numbers each, needs 2147483648 numbers for one layer of"
            + " Wide, and 2147483647 are possible: at most 2047 samples",
        e.getMessage());
  }

  @Test
  void initialWeightsAreReadAndSet() {
    Trainer<Label> trainer = trainer().set("epochs", 1);
    Map<String, INDArray> drawn = trainer.initialWeights();
    assertEquals(
        List.of("hidden.weight", "hidden.bias", "last.weight", "last.bias", "seen"),
        List.copyOf(drawn.keySet()));
    RunResult<Label> trained = trainer.fit(TrainerTest.clouds(60));
    assertEquals(drawn, trainer.initialWeights(), "a function of the seed");
    Trainer<Label> next = trainer().set("epochs", 1).initialWeights(trained.parameters());
    next.listener(
        new Listener() {
          @Override
          public void onRunStart(Run run) {
            run.requestStop();
          }
        });
    RunResult<Label> untouched = next.fit(TrainerTest.clouds(60));
    assertEquals(trained.parameters(), untouched.parameters());
    Map<String, INDArray> wrong = Map.of("hidden.wieght", drawn.get("hidden.weight"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> next.initialWeights(wrong));
    assertTrue(e.getMessage().contains("did you mean 'hidden.weight'?"), e.getMessage());
    Map<String, INDArray> shape = Map.of("hidden.weight", drawn.get("hidden.bias"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> next.initialWeights(shape))
            .getMessage()
            .contains("has the shape [8, 4], but [8] was given"));
  }

  @Test
  void networksSayWhatTheyAreBeforeARun() {
    Trainer<Label> trainer = trainer().workers(1);
    assertEquals(
        "Hand: input 4, predicts 3 classes, 2 layers, 67 parameters, 56 multiply-adds a sample,"
            + " float32",
        trainer.blueprint().toString());
    String summary = trainer.summary();
    assertTrue(summary.contains("hidden  dense + relu"), summary);
    assertFalse(summary.contains("data:"), summary);
    AtomicReference<String> memory = new AtomicReference<>();
    trainer
        .set("epochs", 1)
        .listener(
            new Listener() {
              @Override
              public void onRunStart(Run run) {
                memory.set(Numbers.bytes(run.bytes()));
              }
            })
        .fit(TrainerTest.clouds(60));
    assertTrue(summary.contains("= " + memory.get() + "; batch = "), summary);
  }

  /** Twelve runs of 100 MB would not fit below half a GB if a collection had to find them. */
  @Test
  void runsGiveTheirMemoryBack() {
    long before = Pointer.physicalBytes();
    Blueprint large =
        HandTrainer.sketch("Large", 4, 8, 3).classes(3).activations(25_000_000 / 16).build();
    for (int run = 0; run < 12; run++) {
      HandTrainer.classifier(large, 8)
          .quiet()
          .workers(1)
          .set("epochs", 1)
          .fit(TrainerTest.clouds(20));
    }
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < 1L << 29, Numbers.bytes(grown));
  }

  @Test
  void whatHoldsBetweenSettingsHoldsForOverridesToo() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .setting("warmup.epochs", 5.0, "[0, inf)")
            .setting("weightDecay", 0.1, "[0, inf)")
            .setting("scale.low", 0.9, "(0, inf)")
            .setting("scale.high", 1.1, "(0, inf)")
            .sharesBelowOne("split.validation", "split.test", "nothing would be left")
            .below("warmup.epochs", "epochs", "the rate never rises")
            .atMost("scale.low", "scale.high", "they are the ends of one range")
            .productBelow("learningRate", "weightDecay", 1.0, "weights change sign")
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet();
    trainer.set("epochs", 2);
    SettingException e =
        assertThrows(SettingException.class, () -> trainer.fit(TrainerTest.clouds(60)));
    assertEquals(
        "warmup.epochs of Hand must be below epochs, but warmup.epochs = 5 and epochs = 2: the rate"
            + " never rises",
        e.getMessage());
    trainer.set("epochs", 6).set("learningRate", 20);
    assertEquals(
        "learningRate * weightDecay of Hand must be below 1, but learningRate = 20 and weightDecay"
            + " = 0.1: weights change sign",
        assertThrows(SettingException.class, trainer::settings).getMessage());
    trainer.set("learningRate", 0.1).set("scale.high", 0.8);
    assertEquals(
        "scale.low of Hand must be at most scale.high, but scale.low = 0.9 and scale.high = 0.8: they"
            + " are the ends of one range",
        assertThrows(SettingException.class, trainer::settings).getMessage());
    assertEquals(6, trainer.set("scale.low", 0.8).settings().whole("epochs"));
    trainer.set("split.test", 0.2).set("split.validation", 0.8);
    assertEquals(
        "split.validation + split.test of Hand must be below 1, but split.validation = 0.8 and"
            + " split.test = 0.2: nothing would be left",
        assertThrows(SettingException.class, () -> trainer.fit(TrainerTest.clouds(60)))
            .getMessage());
    assertEquals(0.75, trainer.set("split.validation", 0.75).settings().number("split.validation"));
  }
}
