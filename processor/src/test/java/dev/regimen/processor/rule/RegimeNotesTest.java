package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.ClipNorm;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Ema;
import dev.regimen.annotation.Frozen;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Lamb;
import dev.regimen.annotation.Swa;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Curves;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.lower.RegimeNotes;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a regime does without saying it stands in the summary. */
@Tag("pure")
class RegimeNotesTest {
  private static final Use<?> DENSE = CheckedNetwork.a(Dense.class, CheckedNetwork.DENSE_8);

  private static List<String> notes(List<Use<?>> regime, LayerModel... layers) {
    Curves none = new Curves(Curve.of(Scalar.of(Scalar.Clock.EPOCH)), Map.of());
    return RegimeNotes.of(Networks.of(CheckedNetwork.CLASSES, regime, layers), Rules.load(), none);
  }

  @Test
  void decaySaysWhatItLeavesOut() {
    assertEquals(
        List.of("@WeightDecay: leaves out biases and the scales and shifts of norms"),
        notes(List.of(Written.onClass(Adam.class), Written.onClass(WeightDecay.class))));
    assertEquals(
        List.of("@WeightDecay: acts on biases and the scales and shifts of norms too"),
        notes(List.of(Written.onClass(WeightDecay.class, "vectors", true))));
    assertEquals(
        List.of("@L2 of hidden, @L2 of last: leaves out biases and the scales and shifts of norms"),
        notes(
            List.of(),
            Networks.layer("hidden", DENSE, CheckedNetwork.a(L2.class)),
            Networks.layer("last", DENSE, CheckedNetwork.b(L2.class))));
  }

  @Test
  void ownersBoundsAndAveragesAreNamed() {
    assertEquals(
        List.of(
            "@LabelSmoothing: owns the smoothing of labels, in training; validation and test see"
                + " them as they are",
            "@Lamb: the gradient's norm is bounded to clip, and each weight tensor, but no bias or"
                + " norm, steps in proportion to its own norm",
            "@Ema: averages all that is trained and running statistics; the average is evaluated"
                + " and saved"),
        notes(
            List.of(
                Written.onClass(LabelSmoothing.class),
                Written.onClass(Lamb.class),
                Written.onClass(Ema.class))));
    assertEquals(
        List.of(
            "@ClipNorm: bounds the norm of all gradients together",
            "@Swa: averages all that is trained, and measures running statistics anew; the average"
                + " is evaluated and saved"),
        notes(List.of(Written.onClass(ClipNorm.class), Written.onClass(Swa.class))));
    assertEquals(
        List.of("@ClipNorm: bounds the norm of each tensor's gradient"),
        notes(List.of(Written.onClass(ClipNorm.class, "perTensor", true))));
  }

  @Test
  void placesOfOneNoteStandTogether() {
    assertEquals(
        List.of("stem, head: frozen"),
        notes(
            List.of(),
            Networks.layer("stem", DENSE, CheckedNetwork.a(Frozen.class)),
            Networks.layer("head", DENSE, CheckedNetwork.a(Frozen.class))));
  }
}
