package dev.regimen.processor;

import static dev.regimen.processor.Expectations.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a faulty class: every word, at its place, once, in order. */
@Tag("javac")
class ReportedTextTest {
  @Test
  void theWholeTextAtTheExactValue() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Mnist",
                """
                @Network(input = {28, 28, 1}, classes = 10)
                class Mnist {
                  @Dense(64) @Relu @Dropout(1.5) Layer hidden;
                  @Dense(10) Layer logits;
                }
                """));
    assertEquals(
        List.of(
            """
            ERROR 4:29 [Regimen:DropoutRate] Mnist.hidden: @Dropout must be in [0, 1), but is 1.5
                fix:  @Dropout(0.5), the default
                docs: -Aregimen.explain=DropoutRate\
            """),
        said(compilation));
  }

  @Test
  void theChainOfShapes() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Mnist",
                """
                @Network(input = {28, 28, 1}, classes = 10)
                class Mnist {
                  @Dense(64) @Relu Layer hidden;
                  @Dense(value = 10, in = 3136) Layer logits;
                }
                """));
    assertEquals(
        List.of(
            """
            ERROR 5:27 [Regimen:InputSizeMismatch] Mnist.logits: @Dense(in = 3136) but its input \
            has 64 values
                why:  28x28x1 -> hidden 64
                fix:  delete in = 3136 (it is inferred)
                docs: -Aregimen.explain=InputSizeMismatch\
            """),
        said(compilation));
  }

  @Test
  void theUsesOfTheBlockThatDoesNotFit() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Source",
                """
                @Block class Cell {
                  @Dense(2 * Block.WIDTH) @Relu Layer wide;
                  @Dense(value = Block.WIDTH, in = 128) Layer narrow;
                }
                @Block class Stage { @Use(width = Block.WIDTH, repeat = 2) Cell cells; }
                @Network(input = 9, classes = 10)
                class Net {
                  @Dense(5) Layer stem;
                  @Use(width = 64, repeat = 2) Stage first;
                  @Use(width = 8) Stage second;
                  @Dense(10) Layer logits;
                }
                """));
    assertEquals(
        List.of(
            """
            ERROR 4:36 [Regimen:InputSizeMismatch] Cell.narrow: @Dense(in = 128) but its input has \
            16 values
                why:  9 -> stem 5 -> first 64 -> second.cells.0.wide 16
                why:  by Net.second -> Stage.cells -> Cell.narrow
                fix:  delete in = 128 (it is inferred)
                docs: -Aregimen.explain=InputSizeMismatch\
            """),
        said(compilation));
  }

  @Test
  void whatIsWrongWithABlockIsSaidOnceHoweverOftenItIsUsed() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Source",
                """
                @Block @Residual @Relu class Cell {
                  @Dense(Block.WIDTH) @Relu @Dropout(0.9) Layer hidden;
                  @BatchNorm Layer norm;
                }
                @Network(input = 8, classes = 8)
                class Net {
                  @Use(repeat = 5) Cell first;
                  @Use(width = 4, repeat = 2) Cell second;
                  @Dense(8) Layer logits;
                }
                @Network(input = 8, classes = 8)
                class Other {
                  Cell cell;
                  @Dense(8) Layer logits;
                }
                """));
    assertEquals(List.of("DropoutHigh", "DropoutBeforeBatchNorm"), Expectations.ids(compilation));
    assertTrue(said(compilation).get(1).contains("feeds the @BatchNorm of Cell.norm"));
  }

  @Test
  void valuesAndShapesInOnePassByClassAndField() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Source",
                """
                @Network(input = 4, classes = 3)
                @Sgd(learningRate = 0)
                class Second {
                  @Dense(8) @Relu @Dropout(-1) Layer a;
                  @Dense(value = 3, in = 7) Layer b;
                }
                @Network(input = {4, 0}, classes = 3)
                class First { @Dense(3) Layer y; }
                """));
    assertEquals(
        List.of("NonPositiveSize", "LearningRateRange", "DropoutRate", "InputSizeMismatch"),
        Expectations.ids(compilation));
  }
}
