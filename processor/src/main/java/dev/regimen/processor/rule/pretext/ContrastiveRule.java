package dev.regimen.processor.rule.pretext;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Contrastive;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Contrast;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.Settings;
import dev.regimen.processor.rule.Views;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** NT-Xent over the rows of a batch, in which each sample is shown twice. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ContrastiveRule
    implements PretextRule<Contrastive>, LossRule<Contrastive>, AugmentationRule<Contrastive> {
  /** Fewer rows have too few others to be told from. */
  private static final int FEW = 64;

  private static final int ENOUGH = 256;
  private static final int IMAGE_RANK = 3;

  /** Keeps a vector of zeros from being divided by its length. */
  private static final double LEAST = 1e-12;

  @Override
  public Class<Contrastive> annotation() {
    return Contrastive.class;
  }

  @Override
  public String layer(Contrastive annotation) {
    return annotation.on();
  }

  @Override
  public Head head(Contrastive annotation, NetworkModel labelled, Rules rules) {
    Target target = new Target(Target.Task.OUTPUTS, annotation.width(), Target.Of.OTHER_VIEW);
    return new Head("projection", target, annotation.hidden());
  }

  @Override
  public boolean comparesSamples() {
    return true;
  }

  @Override
  public Value loss(
      Use<Contrastive> use, Value output, Value target, Encoding encoding, Settings settings) {
    Value squares = output.square().sum(1);
    Scalar length = Scalar.arg(0).plus(Scalar.constant(LEAST));
    Scalar scale = length.times(settings.setting(use, "temperature"));
    Value unit = output.dividedBy(squares.map(scale).sqrt().named("length")).named("unit");
    return output.graph().add(new Contrast(), List.of(unit));
  }

  /** {@code accuracy}, the share of rows that no other is as near as the sample's other view. */
  @Override
  public Map<String, Value> told(Value loss) {
    return Map.of("accuracy", loss.graph().result(loss, Contrast.FOUND).named("found"));
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return output;
  }

  @Override
  public int units(Target target, int found) {
    return target.of() == Target.Of.OTHER_VIEW ? target.count() : 0;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.REPEAT;
  }

  @Override
  public String operation() {
    return "dev.regimen.data.augment.TwoViews";
  }

  @Override
  public List<String> arguments() {
    return List.of();
  }

  @Override
  public boolean ofImages() {
    return false;
  }

  @Override
  public Set<ImageChange> changes(Contrastive annotation) {
    return Set.of();
  }

  @Override
  public boolean regularizes(Contrastive annotation) {
    return false;
  }

  @Override
  public void check(Use<Contrastive> use, NetworkModel network, Rules rules, Report report) {
    OwnLoss.check(use, network, rules, report);
    if (!Views.differ(network, rules)) {
      report
          .error(
              "ViewsAlike",
              use.site(),
              use.text() + " compares two views of a sample, which nothing makes different")
          .why("what is the same is found without learning anything")
          .fix(difference(network, rules) + " on the class");
    }
    boolean validates =
        rules.in(Role.RUN, network.regime()).stream()
                .map(bound -> bound.rule().validation(bound.annotation()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .findFirst()
                .orElse(1)
            > 0;
    if (validates) {
      report
          .error(
              "ContrastiveSplit",
              use.site(),
              use.text() + " leaves nothing to validate: samples are compared in training alone")
          .why("a tenth is set aside where nothing is said")
          .fix("@Split(validation = 0) on the class");
    }
    int batch = RunSize.of(network, rules).batch();
    if (batch < FEW) {
      report
          .warning(
              "FewNegatives",
              use.site(),
              use.text() + " tells a sample from the others of a batch of " + batch)
          .why("of so few the right one is found too easily")
          .fix(
              RunSize.stated(network.regime())
                  .map(train -> train.fixElsewhere("batch", ENOUGH))
                  .orElse("@Train(batch = " + ENOUGH + ") on the class"));
    }
  }

  /** What makes views of such samples that differ. */
  private static String difference(NetworkModel network, Rules rules) {
    boolean ids =
        network.layers().stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .anyMatch(bound -> bound.rule().looksUp(bound.annotation()));
    if (ids) {
      return "@TokenDropout";
    }
    return network.input().rank() == IMAGE_RANK ? "@RandomResizedCrop" : "@InputNoise(0.3)";
  }
}
