package dev.regimen.processor.lower;

import dev.regimen.annotation.Bias;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Projection;
import dev.regimen.annotation.Residual;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The projection of a residual block's input: a layer like any other, as if the user had written
 * it, so that it is initialized, normalized, saved and printed like one.
 */
final class Shortcut {
  private static final String NAME = "shortcut";

  private Shortcut() {}

  /** The projection that x needs to be added to f; empty where it needs none. */
  static Optional<LayerModel> of(
      BlockModel block, Use<Residual> residual, Value x, Value f, Rules rules) {
    if (x.shape().equals(f.shape())) {
      return Optional.empty();
    }
    Optional<Annotation> projection =
        residual.annotation().projection() == Projection.NONE
            ? Optional.empty()
            : projection(x, f.shape());
    if (projection.isEmpty()) {
      throw mismatch(residual, x.shape(), f.shape());
    }
    String name = block.name() + "." + NAME;
    if (block.parts().stream().map(Part::name).anyMatch(name::equals)) {
      throw misfit("DuplicateName", residual, "the projection would be another " + name)
          .fix("rename the field " + NAME);
    }
    List<Use<?>> uses = new ArrayList<>();
    uses.add(use(projection.get(), name, residual));
    branchNorm(block, f.shape(), rules).ifPresent(norm -> uses.add(use(norm, name, residual)));
    return Optional.of(new LayerModel(name, uses, residual.site()));
  }

  /**
   * A dense layer for vectors and for as many rows, a convolution of one tap for maps, nothing for
   * what is neither.
   */
  private static Optional<Annotation> projection(Value x, Shape f) {
    int units = f.last();
    if (f.rank() == 2 && (x.shape().rank() == 2 || isInput(x)) || areRows(x, f)) {
      return Optional.of(Stated.of(Dense.class, Map.of("value", units, "bias", Bias.OFF)));
    }
    if (f.rank() != 4 || x.shape().rank() != 4) {
      return Optional.empty();
    }
    int[] stride = {stride(x.shape().dim(1), f.dim(1)), stride(x.shape().dim(2), f.dim(2))};
    return Optional.of(
        Stated.of(
            Conv.class,
            Map.of("value", units, "kernel", new int[] {1}, "stride", stride, "bias", Bias.OFF)));
  }

  private static boolean areRows(Value x, Shape f) {
    Shape of = x.shape();
    return f.rank() == 3 && of.rank() == 3 && of.dim(1) == f.dim(1) && !isInput(x);
  }

  /**
   * The stride that takes one extent to the other; 1, so that they are told apart, if none does.
   */
  private static int stride(int in, int out) {
    int stride = Math.max(1, (in + out - 1) / out);
    return (in + stride - 1) / stride == out ? stride : 1;
  }

  private static boolean isInput(Value x) {
    return x.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT;
  }

  /** The last norm in the branch that a projection to the shape given is normalized by, too. */
  private static Optional<Annotation> branchNorm(BlockModel block, Shape f, Rules rules) {
    return block.parts().stream()
        .flatMap(Part::layers)
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .filter(bound -> bound.rule().normalizesShortcut(bound.annotation(), f))
        .map(Rules.Bound::annotation)
        .reduce((first, second) -> second);
  }

  private static Use<?> use(Annotation annotation, String name, Use<Residual> residual) {
    return new Use<>(annotation, name, residual.site());
  }

  /** What is added has one shape. */
  static void check(Use<Residual> residual, Shape x, Shape f) {
    if (!x.equals(f)) {
      throw mismatch(residual, x, f);
    }
  }

  private static Misfit mismatch(Use<Residual> residual, Shape x, Shape f) {
    boolean forbidden = residual.annotation().projection() == Projection.NONE;
    Misfit misfit =
        misfit(
            "ShortcutMismatch",
            residual,
            "the branch yields " + f.text() + ", but the shortcut " + x.text());
    return forbidden
        ? misfit.at("projection").fix("@Residual, which projects the shortcut")
        : misfit.fix("a branch that keeps the kind of its input: a vector, or a feature map");
  }

  private static Misfit misfit(String id, Use<?> use, String problem) {
    return new Misfit(id, use, problem);
  }
}
