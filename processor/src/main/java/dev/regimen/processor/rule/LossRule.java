package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.OptionalDouble;

/** A loss, and what the network predicts under it. */
public non-sealed interface LossRule<A extends Annotation> extends Rule<A> {
  /**
   * The loss of each sample, shape [B, 1]; of each token of a text, [B, L, 1], where all that
   * follows has L rows a sample; of each of a sample's fields where these are masked, [B, outputs].
   *
   * @param output the last layer's output, [B, units]
   * @param target the targets: class probabilities [B, classes], 0 or 1 [B, 1], or for each label
   *     [B, labels], or values [B, outputs]
   * @param encoding which of these
   */
  Value loss(Use<A> use, Value output, Value target, Encoding encoding, Settings settings);

  /** Whether this is a loss of each field of a sample by itself, of those that are masked. */
  default boolean perField() {
    return false;
  }

  /**
   * What a run tells of each training batch beside the loss, by its names: the mean of a number of
   * each sample, [B, 1].
   *
   * @param loss what {@link #loss} made
   */
  default Map<String, Value> told(Value loss) {
    return Map.of();
  }

  /** What {@code predict} gives: probabilities or values. */
  Value prediction(Value output, Encoding encoding);

  /**
   * The units that the last layer must have for this target, or 0 where the loss cannot serve it.
   *
   * @param found the units that it has, which are returned wherever they do
   */
  int units(Target target, int found);

  /**
   * Whether a target may be a mixture of classes, such as 0.7 of one and 0.3 of another; not where
   * the loss only asks which class it is.
   */
  default boolean softTargets() {
    return true;
  }

  /**
   * The loss where every output is 0, near which a run begins; empty where it depends on the data.
   */
  default OptionalDouble ofZeros(Target target) {
    return OptionalDouble.empty();
  }

  /**
   * What makes of this the negative logarithm of a density, but for a constant: ½ of a squared
   * error.
   */
  default double likelihood() {
    return 1;
  }

  /** How this makes probabilities of the last layer's output. */
  default Link link(Encoding encoding) {
    return Link.IDENTITY;
  }

  /**
   * Whether this is the loss of a regime that names none.
   *
   * @param units of the last layer, 0 where they are not known
   */
  default boolean standard(Target target, int units) {
    return false;
  }

  /** How a loss reads outputs, by the name of the function that makes probabilities of them. */
  enum Link {
    /** As they are. */
    IDENTITY("values"),
    /** Each is a logit by itself. */
    SIGMOID("logits"),
    /** They are logits of classes. */
    SOFTMAX("logits"),
    /** They are scores, whose differences must be able to grow. */
    SCORES("scores");

    private final String word;

    Link(String word) {
      this.word = word;
    }

    /** What the loss takes, for messages. */
    public String word() {
      return word;
    }
  }

  /** How targets lie in memory. */
  enum Encoding {
    /** One column a class, of which the columns sum to 1. */
    ONE_HOT,
    /** One column, the probability of the second of two classes. */
    BINARY,
    /** One column a label, the probability that a sample has it. */
    LABELS,
    /** Numbers. */
    VALUES;

    /** The encoding of what a last layer of so many units predicts. */
    public static Encoding of(Target target, int units) {
      return switch (target.task()) {
        case OUTPUTS -> VALUES;
        case CLASSES -> units == 1 ? BINARY : ONE_HOT;
        case LABELS -> LABELS;
      };
    }
  }

  /** One unit for each class or label; for two classes a single one will do. */
  static int oneOrEach(Target target, int found) {
    return switch (target.task()) {
      case CLASSES -> target.count() == 2 && found == 1 ? 1 : target.count();
      case LABELS -> target.count();
      case OUTPUTS -> 0;
    };
  }
}
