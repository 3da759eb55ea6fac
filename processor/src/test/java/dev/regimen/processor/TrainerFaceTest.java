package dev.regimen.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users call on a generated trainer. */
@Tag("javac")
class TrainerFaceTest {
  private static Trainer<?> trainer(Compilation compilation, String name) throws Exception {
    assertThat(compilation).succeeded();
    Class<?> type = new CompiledClasses(compilation).loadClass(name);
    return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet();
  }

  @Test
  void fluentMethodsKeepTheGeneratedTypeAndSeedsTheirDigits() throws Exception {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Wide",
                """
                @Network(input = 4, classes = 3) @Seed(5000000000L)
                @AdamW(learningRate = 1e-3) @WeightDecay(0.01) @Train(epochs = 20, batch = 8)
                @Warmup(epochs = 5)
                class Wide {
                  @Dense(3) Layer logits;

                  static WideTrainer trainer() {
                    return new WideTrainer().quiet().workers(1).set("batch", 4).epochs(9).seed(1L << 62);
                  }
                }
                """));
    Trainer<?> trainer = trainer(compilation, "WideTrainer");
    assertEquals((Long) 5_000_000_000L, trainer.settings().exact("seed"));
    assertEquals(5e9, trainer.blueprint().settings().get("seed").standard());
    trainer.set("epochs", 2);
    SettingException e = assertThrows(SettingException.class, trainer::settings);
    assertTrue(
        e.getMessage()
            .startsWith(
                "warmup.epochs of Wide must be below epochs, but warmup.epochs = 5 and epochs ="
                    + " 2:"),
        e.getMessage());
    trainer.set("warmup.epochs", 1).set("learningRate", 100);
    String sign = assertThrows(SettingException.class, trainer::settings).getMessage();
    assertTrue(sign.startsWith("learningRate * weightDecay of Wide must be below 1"), sign);
    trainer.set("learningRate", 99);
    assertEquals(2, trainer.settings().whole("epochs"));
  }

  @Test
  void theEndsOfARangeStayInOrderInEveryRun() throws Exception {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Scaled",
                """
                @Network(input = {4, 4, 1}, classes = 3) @Sgd(learningRate = 0.1) @Train(epochs = 2, batch = 4)
                @Scale(low = 0.9, high = 1.1)
                class Scaled {
                  @Flatten Layer flat;
                  @Dense(3) Layer logits;
                }
                """));
    Trainer<?> trainer = trainer(compilation, "ScaledTrainer").set("scale.high", 0.8);
    SettingException e = assertThrows(SettingException.class, trainer::settings);
    assertTrue(
        e.getMessage()
            .startsWith(
                "scale.low of Scaled must be at most scale.high, but scale.low = 0.9 and"
                    + " scale.high = 0.8:"),
        e.getMessage());
    assertEquals(0.8, trainer.set("scale.low", 0.8).settings().number("scale.low"));
  }

  @Test
  void whatTheCompilerRefusesOfTwoNumbersEveryRunRefuses() throws Exception {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Cut",
                """
                @Network(input = {4, 4, 1}, classes = 3) @Sgd(learningRate = 0.1)
                @Train(epochs = 20, batch = 4)
                @Split(validation = 0.1, test = 0.2) @RandAugment(level = 9, of = 10) @Swa(start = 15)
                class Cut {
                  @Flatten Layer flat;
                  @Dense(3) Layer logits;
                }
                """));
    refused(
        trainer(compilation, "CutTrainer").set("split.validation", 0.8),
        "split.validation + split.test of Cut must be below 1, but split.validation = 0.8 and"
            + " split.test = 0.2: nothing would be left to train on");
    refused(
        trainer(compilation, "CutTrainer").set("randAugment.level", 11),
        "randAugment.level of Cut must be at most randAugment.of, but randAugment.level = 11 and"
            + " randAugment.of = 10: level / of is the strength, at most 1");
    refused(
        trainer(compilation, "CutTrainer").set("epochs", 15),
        "swa.start of Cut must be below epochs, but swa.start = 15 and epochs = 15: the run would"
            + " end before there are two epochs to average");
    // From 1 on a share is a number of samples, of which only the data tells whether it is too
    // many.
    Trainer<?> counted =
        trainer(compilation, "CutTrainer").set("split.validation", 100).set("split.test", 0.99);
    assertEquals(100, counted.settings().number("split.validation"));
  }

  private static void refused(Trainer<?> trainer, String message) {
    assertEquals(message, assertThrows(SettingException.class, trainer::settings).getMessage());
  }
}
