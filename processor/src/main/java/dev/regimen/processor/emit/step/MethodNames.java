package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.VectorLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which kernels stand in one method, and what it is called. */
final class MethodNames {
  /** What a layer's first, second, ... part of a pass is called. */
  private static final List<String> LATER = List.of("", "finish", "complete", "conclude");

  /** What methods of every step are called. */
  private static final List<String> STEPS =
      List.of(
          "gradients",
          "ascends",
          "ascend",
          "accumulate",
          "update",
          "forward",
          "observe",
          "loss",
          "targets",
          "output");

  private final StepContext context;
  private final boolean measures;
  private final Set<String> taken = new HashSet<>();

  /**
   * Of a step.
   *
   * @param measures whether it computes a loss, of which predictions are a part then
   */
  MethodNames(StepContext context, boolean measures) {
    this.context = context;
    this.measures = measures;
    STEPS.forEach(context::claimMethod);
  }

  private static boolean isWeightGradient(Kernel kernel) {
    return kernel instanceof Product product && product.overBatch()
        || kernel instanceof Invocation call && call.overBatch();
  }

  /** Equal for kernels that stand in one method. */
  static String key(Kernel kernel) {
    String what = kernel.phase() + " " + kernel.origin().place() + " ";
    return isWeightGradient(kernel)
        ? what + "gradient"
        : what + kernel.origin().direction() + isLoss(kernel) + isStatistics(kernel);
  }

  /** Whether a kernel makes the batch's loss of the workers' parts. */
  static boolean isLoss(Kernel kernel) {
    return kernel instanceof VectorLoop && kernel.origin().isLoss();
  }

  /** Whether a kernel is a layer's work on small vectors. */
  static boolean isStatistics(Kernel kernel) {
    return kernel instanceof VectorLoop && !kernel.origin().isLoss();
  }

  /** Parts of a layer's pass that come after other layers' work, or after a barrier. */
  String claim(Kernel kernel) {
    String name = name(kernel);
    String later =
        LATER.stream()
            .map(word -> word.isEmpty() ? name : word + Identifiers.capitalize(name))
            .filter(taken::add)
            .findFirst()
            .orElse(LATER.get(1) + Identifiers.capitalize(name));
    return context.claimMethod(later);
  }

  private String name(Kernel kernel) {
    String layer = Identifiers.capitalize(Identifiers.camel(kernel.origin().word()));
    if (isWeightGradient(kernel)) {
      return "weightGradient" + layer;
    }
    if (isStatistics(kernel)) {
      layer += LayerMethod.STATISTICS;
    }
    if (isLoss(kernel)) {
      return "mean" + layer;
    }
    return switch (kernel.origin().direction()) {
      case FORWARD -> kernel.origin().isLoss() && !measures ? "predict" : "forward" + layer;
      case BACKWARD -> "backward" + layer;
      case RECOMPUTE -> "recompute" + layer;
      case UPDATE -> "update" + layer;
    };
  }
}
