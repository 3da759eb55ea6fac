package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Resolution;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.InputShapes;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sizes at which training and evaluation see images. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ResolutionRule implements RunRule<Resolution> {
  private static final int IMAGE_RANK = 3;
  private static final int COLOURS = 3;

  /** Where the input says nothing of images. */
  private static final int USUAL_SIDE = 224;

  @Override
  public Class<Resolution> annotation() {
    return Resolution.class;
  }

  @Override
  public List<Fact> facts(Resolution annotation) {
    return List.of(Fact.of("resolution", annotation.train(), annotation.test()));
  }

  @Override
  public Optional<InputShapes.Sides> sides(Resolution annotation) {
    return Optional.of(new InputShapes.Sides(annotation.train(), annotation.test()));
  }

  @Override
  public Optional<String> summary(Resolution annotation) {
    return Optional.of(
        "trains on images of "
            + square(annotation.train())
            + " and evaluates on images of "
            + square(annotation.test()));
  }

  /** The extents that images of the longer side have, with their channels. */
  private static String squared(Shape input) {
    boolean image = input.rank() == IMAGE_RANK;
    int side = image ? Math.max(input.dim(0), input.dim(1)) : USUAL_SIDE;
    int channels = image ? input.last() : COLOURS;
    return String.format(Locale.ROOT, "{%d, %d, %d}", side, side, channels);
  }

  private static String square(int side) {
    return side + " x " + side;
  }

  @Override
  public void check(Use<Resolution> use, NetworkModel network, Report report) {
    Shape input = network.input();
    if (input.rank() != IMAGE_RANK || input.dim(0) != input.dim(1)) {
      report
          .error(
              "Misplaced",
              use.site(),
              use.text() + " is for square images, but the input is " + input.text())
          .fix("input = " + squared(input) + " on @Network, if these are images")
          .fix("or delete " + use.text());
      return;
    }
    int own = input.dim(0);
    int train = use.annotation().train();
    int test = use.annotation().test();
    if (train == own && test == own) {
      report
          .warning("NoEffect", use.site(), use.text() + " is the size that samples have")
          .fix("delete " + use.text());
    } else if (train > own) {
      Finding finding =
          report
              .warning(
                  "ResolutionEnlarges",
                  use.site().member("train"),
                  String.format(
                      Locale.ROOT,
                      "training enlarges images of %s to %s",
                      square(own),
                      square(train)))
              .why(
                  String.format(
                      Locale.ROOT,
                      "they show no more then, and take %.3g times the time",
                      (double) train * train / own / own))
              .fix(
                  String.format(
                      Locale.ROOT,
                      "@Resolution(train = %d, test = %d)",
                      Math.max(1, Math.round((float) own * train / test)),
                      own));
      if (!use.site().broughtBy().isEmpty()) {
        finding.fix("or @Without(Resolution.class)");
      }
    }
  }
}
