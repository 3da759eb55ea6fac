package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Losses against SameDiff's, or against their formulas in its operations: value and gradients. */
@Tag("training")
class SameDiffLossesTest {
  private static final int ROWS = 7;
  private static final LossReduce MEAN = LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT;

  /** A network and its loss in SameDiff. */
  private record Case(Net net, Loss loss) {}

  /** Names its mean over the batch "loss". */
  private interface Loss {
    void of(SameDiff sd, SDVariable target, SDVariable outputs);
  }

  private static final List<Case> CASES = new ArrayList<>();
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    add(2, 1, "@Hinge", (sd, t, x) -> sd.loss().hingeLoss("loss", t, x, null, MEAN));
    add(
        2,
        1,
        "@Hinge(squared = true)",
        (sd, t, x) -> {
          SDVariable hinge = sd.nn().relu(t.mul(2).sub(1).mul(x).rsub(1), 0);
          hinge.mul(hinge).mean().rename("loss");
        });
    add(
        3,
        3,
        "@Hinge",
        (sd, t, x) -> {
          SDVariable own = x.mul(t).sum(true, 1);
          SDVariable rival = x.sub(t.mul(1e3)).max(true, 1);
          sd.nn().relu(rival.sub(own).add(1), 0).mean().rename("loss");
        });
    add(
        3,
        3,
        "@BinaryCrossEntropy @LabelSmoothing(0.15)",
        (sd, t, x) -> {
          SDVariable smoothed = t.mul(0.85).add(0.05);
          sd.loss().sigmoidCrossEntropy("loss", smoothed, x, null, MEAN, 0);
        });
    add(
        3,
        3,
        "@KlDivergence @LabelSmoothing(0.15)",
        (sd, t, x) -> {
          SDVariable smoothed = t.mul(0.85).add(0.05);
          SDVariable ratio = sd.math().log(smoothed).sub(sd.math().log(sd.nn().softmax(x, 1)));
          smoothed.mul(ratio).sum(1).mean().rename("loss");
        });
    add(
        3,
        3,
        "@Focal(gamma = 1.5) @LabelSmoothing(0.15)",
        (sd, t, x) -> {
          SDVariable p = sd.nn().softmax(x, 1);
          SDVariable each = sd.math().pow(p.rsub(1), 1.5).mul(sd.math().log(p)).neg();
          each.mul(t.mul(0.85).add(0.05)).sum(1).mean().rename("loss");
        });
    add(
        2,
        1,
        "@Focal(alpha = 0.4)",
        (sd, t, x) -> {
          SDVariable p = sd.nn().sigmoid(x);
          SDVariable second = focused(sd, p).mul(t).mul(0.4);
          SDVariable first = focused(sd, p.rsub(1)).mul(t.rsub(1)).mul(0.6);
          second.add(first).mean().rename("loss");
        });
    compiled = Compiled.of("double", CASES.stream().map(Case::net).toList());
  }

  private static SDVariable focused(SameDiff sd, SDVariable p) {
    return sd.math().square(p.rsub(1)).mul(sd.math().log(p)).neg();
  }

  private static void add(int classes, int units, String regime, Loss loss) {
    String header = Zoo.classes(5, classes, "@Sgd " + regime);
    String[] fields = {"@Dense(6) @Tanh", "@Dense(" + units + ")"};
    CASES.add(new Case(Net.of("SameLoss" + CASES.size(), header, fields), loss));
  }

  @Test
  void lossesAndGradientsAreSameDiffs() {
    assertAll(CASES.stream().map(each -> () -> check(each)));
  }

  private static void check(Case each) {
    SameDiffTwin.compare(
        compiled,
        each.net(),
        ROWS,
        twin -> {
          SDVariable hidden = twin.sd().math().tanh(dense(twin, "a", twin.input(5)));
          each.loss().of(twin.sd(), twin.target(), dense(twin, "b", hidden));
          twin.assertAgree();
        });
  }

  private static SDVariable dense(SameDiffTwin twin, String field, SDVariable x) {
    SDVariable weight = SameDiffTwin.variable(twin.sd(), twin.bench(), field + ".weight");
    SDVariable bias = SameDiffTwin.variable(twin.sd(), twin.bench(), field + ".bias");
    return x.mmul(twin.sd().transpose(weight)).add(bias);
  }
}
