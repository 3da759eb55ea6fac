package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import java.util.List;
import java.util.Optional;

/** What a {@link LayerRule} may make and ask while it lowers one field. */
public interface LayerScope extends Settings {
  /** The field being lowered. */
  LayerModel layer();

  /** All rules, to be asked for the traits of those on the field. */
  Rules rules();

  /** Whether the program being built trains; inference is a second lowering of the same model. */
  boolean training();

  /**
   * Whether random numbers are drawn: in training, unless the layer is one that is only evaluated
   * there, and at inference where the regime asks for it. A rule that asks says so by {@link
   * Rule#draws}.
   */
  boolean draws();

  /** Samples of a batch, as the regime says. */
  int batch();

  /**
   * Whether statistics of the batch are taken and kept: in training, unless the layer stands still.
   */
  boolean gathers();

  /**
   * A trained tensor.
   *
   * @param suffix what follows the field's name in saved files: {@code .weight}, {@code _norm.bias}
   * @param role what its variable is named by: {@code weight}, {@code gamma}
   */
  Value parameter(String suffix, String role, Shape shape, Initial initial);

  /**
   * A trained tensor that files have in other extents.
   *
   * @param saved its extents there
   */
  Value parameter(String suffix, String role, Shape shape, Shape saved, Initial initial);

  /**
   * A trained vector for each row of a table, such as the scales of a class: what leaves vectors
   * alone leaves it alone, too.
   */
  Value vectors(String suffix, String role, Shape shape, Initial initial);

  /** A trained tensor of maps [n, h, w, c]; files have its channels first. */
  Value maps(String suffix, String role, Shape shape, Initial initial);

  /**
   * A weight of the field's transformation, in the form that the field's weight technique gives it,
   * filled by the field's initialization or, without one, by the automatic choice for its
   * activation.
   *
   * @param fanIn inputs that one output unit sums over
   * @param fanOut outputs that one input reaches
   */
  Value weight(String suffix, String role, Shape shape, long fanIn, long fanOut);

  /**
   * A weight that holds maps: files have its channels first, [n, c, h, w], as PyTorch does.
   *
   * @param shape its extents, of which the last three may be one
   * @param maps [n, h, w, c], as it lies; [n, l, c] of rows, which files have as [n, c, l]
   */
  Value weight(String suffix, String role, Shape shape, Shape maps, long fanIn, long fanOut);

  /** A trained tensor beside a weight of the field, in its extents and in its order in files. */
  Value beside(Value weight, String suffix, String role, Initial initial);

  /**
   * A product with the field's weight as that technique leaves it; a bias is added to this.
   *
   * @param product one column for each index of the weight's first axis
   */
  Value product(Value product);

  /** The field's initialization of a weight, or another where the field names none. */
  Initial initial(long fanIn, long fanOut, Initial otherwise);

  /** What each sample comes with beside its features, if the network has a condition. */
  Optional<ConditionInput> condition();

  /** The network's input as rows of ids, if samples are texts. */
  Optional<TextIds> texts();

  /** Whether rows come one in a pass, which goes on from the one before. */
  default Optional<Continuation> continuation() {
    return texts().flatMap(TextIds::continuation);
  }

  /** Whether the first row of a sample goes on from the last one of the pass before. */
  default boolean follows() {
    return texts().filter(TextIds::follow).isPresent();
  }

  /**
   * What the field keeps of each sample from pass to pass.
   *
   * @param x a value of the network
   * @param role what it is in the layer, in camel case
   */
  default Value kept(Value x, String role, Shape shape) {
    return x.graph().leaf(Leaf.Kind.KEPT, layer().name() + "." + role, shape).named(role);
  }

  /** {@link TextIds#real} of the network's texts; empty where rows are no units of texts. */
  default Optional<Value> real(Value x) {
    return texts().flatMap(texts -> texts.real(x));
  }

  /** {@link TextIds#masked} of the network's texts; the value itself where there are none. */
  default Value masked(Value x) {
    return texts().map(texts -> texts.masked(x)).orElse(x);
  }

  /** {@link TextIds#shorten} of the network's texts. */
  default void shorten(Value x, Value real) {
    texts().orElseThrow().shorten(x, real);
  }

  /** The network's fields before this one, those of its blocks among them. */
  List<LayerModel> before();

  /** Whether one of them leaves it to attention to turn rows by where they stand. */
  default boolean turnsRows() {
    return before().stream()
        .flatMap(field -> rules().in(Role.LAYER, field.uses()).stream())
        .anyMatch(bound -> bound.rule().turnsRows(bound.annotation()));
  }

  /** A tensor that is kept but not trained, such as a running mean. */
  Value running(String suffix, String role, Shape shape, double initial);

  /** In training, what a running tensor becomes at the end of the step. */
  void becomes(Value running, Value next);

  /**
   * 1 with the given probability, else 0, anew for each element, and step or pass over a sample.
   */
  Value bernoulli(Scalar probability, Shape shape);

  /**
   * A weight of which each entry is kept with a probability and divided by it, anew in a step or
   * pass.
   */
  Value masked(Value weight, double keep);

  /** A weight plus normal numbers of a standard deviation, anew in a step or pass. */
  Value noisy(Value weight, double deviation);

  /** Standard normal numbers, anew for each element, and step or pass over a sample. */
  Value normal(Shape shape);

  /**
   * On a residual block: l/L where it is the l-th of the network's L residual blocks, counted from
   * 1 in the order in which they begin. Elsewhere 1.
   */
  double depth();

  /**
   * Reports that the layer cannot be built on its input and poisons it: what follows is not
   * examined. Written {@code throw layer.misfit(...)}.
   */
  Misfit misfit(String id, Use<?> use, String problem);

  /** What a fix says that takes a technique of the field away: the field, where it has no other. */
  default String deleted(Use<?> use) {
    boolean alone = rules().in(Role.LAYER, layer().uses()).size() == 1;
    return "delete " + (alone ? layer().field() : use.text());
  }

  /** Reports what is only doubtful; the layer is built all the same. */
  void warn(Misfit doubt);
}
