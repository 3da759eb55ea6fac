package dev.regimen.processor.foreign;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.ArrayList;
import java.util.List;

/** Techniques as a third party writes them: nothing in the project knows their names. */
final class Foreign {
  private Foreign() {}

  /** The project's rules and those here. */
  static Rules rules() {
    List<Rule<?>> all = new ArrayList<>(Rules.load().all());
    all.addAll(
        List.of(
            new ScaledTanhRule(),
            new SharpRule(),
            new SquareRootRule(),
            new ChannelNormRule(),
            new ShrinkRule(),
            new FocalRule()));
    return Rules.of(all);
  }

  /** y = gain·tanh x. */
  public @interface ScaledTanh {
    /** The bound of |y|. */
    double gain() default 1.7159;
  }

  /** LeCun's scaled tanh. */
  static final class ScaledTanhRule implements LayerRule<ScaledTanh> {
    @Override
    public Class<ScaledTanh> annotation() {
      return ScaledTanh.class;
    }

    @Override
    public Slot slot() {
      return Slot.ACTIVATE;
    }

    @Override
    public Value lower(Use<ScaledTanh> use, Value x, LayerScope layer) {
      return x.apply(UnaryFunction.TANH).times(layer.setting(use, "gain"));
    }

    @Override
    public Activation activation(ScaledTanh annotation) {
      return Activation.saturating(annotation.gain());
    }
  }

  /** y = x, or x/4 below 0. */
  public @interface Sharp {}

  /** A rectifier. */
  static final class SharpRule implements LayerRule<Sharp> {
    @Override
    public Class<Sharp> annotation() {
      return Sharp.class;
    }

    @Override
    public Slot slot() {
      return Slot.ACTIVATE;
    }

    @Override
    public Value lower(Use<Sharp> use, Value x, LayerScope layer) {
      return x.max(0).times(0.75).plus(x.times(0.25));
    }

    @Override
    public Activation activation(Sharp annotation) {
      return Activation.rectifier(0.25);
    }
  }

  /** The gradient by the root of its own square: an optimizer whose rate is called otherwise. */
  public @interface SquareRoot {
    /** η. */
    double eta() default 0.001;
  }

  /** An adaptive optimizer. */
  static final class SquareRootRule implements UpdateRule<SquareRoot> {
    @Override
    public Class<SquareRoot> annotation() {
      return SquareRoot.class;
    }

    @Override
    public boolean optimizer() {
      return true;
    }

    @Override
    public Value precondition(Use<SquareRoot> use, Value gradient, UpdateScope scope) {
      return gradient.apply(UnaryFunction.SIGN);
    }

    @Override
    public String rateMember() {
      return "eta";
    }

    @Override
    public Band usualRates() {
      return new Band(1e-5, 0.01);
    }

    @Override
    public boolean adaptive(SquareRoot annotation) {
      return true;
    }
  }

  /** Each channel of a sample without its mean. */
  public @interface ChannelNorm {}

  /** A norm. */
  static final class ChannelNormRule implements LayerRule<ChannelNorm> {
    @Override
    public Class<ChannelNorm> annotation() {
      return ChannelNorm.class;
    }

    @Override
    public Slot slot() {
      return Slot.NORMALIZE;
    }

    @Override
    public Value lower(Use<ChannelNorm> use, Value x, LayerScope layer) {
      return x.minus(x.mean(1, 2));
    }

    @Override
    public boolean centers(ChannelNorm annotation) {
      return true;
    }

    @Override
    public boolean normalizesShortcut(ChannelNorm annotation, Shape output) {
      return true;
    }
  }

  /** Half of λw² of every parameter, behind the optimizer. */
  public @interface Shrink {
    /** λ. */
    double lambda() default 1e-4;
  }

  /** A penalty. */
  static final class ShrinkRule implements UpdateRule<Shrink> {
    @Override
    public Class<Shrink> annotation() {
      return Shrink.class;
    }

    @Override
    public Value decay(Use<Shrink> use, Value direction, UpdateScope scope) {
      return direction.plus(scope.weight().times(scope.setting(use, "lambda")));
    }

    @Override
    public List<Penalty> penalties(Shrink annotation) {
      return List.of(new Penalty(Penalty.Kind.SQUARES, false, "lambda", annotation.lambda()));
    }
  }

  /** Squared error of probabilities. */
  public @interface Focal {}

  /** A loss of logits. */
  static final class FocalRule implements LossRule<Focal> {
    @Override
    public Class<Focal> annotation() {
      return Focal.class;
    }

    @Override
    public Value loss(
        Use<Focal> use, Value output, Value target, Encoding encoding, Settings settings) {
      return prediction(output, encoding).minus(target).square().sum(1);
    }

    @Override
    public Value prediction(Value output, Encoding encoding) {
      Value exponential = output.exp();
      return exponential.dividedBy(exponential.sum(1));
    }

    @Override
    public int units(Target target, int found) {
      return target.count();
    }

    @Override
    public Link link(Encoding encoding) {
      return Link.SOFTMAX;
    }
  }
}
