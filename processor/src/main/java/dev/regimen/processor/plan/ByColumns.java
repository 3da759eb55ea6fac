package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import java.util.List;
import java.util.Set;

/**
 * The product of a step that workers share by columns of the result, each of the whole batch.
 *
 * <p>By rows every worker reads the whole weight, of which the others have just updated their
 * parts: they come out of other cores' caches, and the next update takes them back. By columns a
 * worker reads those rows of the weight whose gradient it computes and which, but for the edges of
 * tiles, it updates: they stay in its cache. What crosses instead is the other workers' columns of
 * its rows, and nobody may begin before the whole batch is there, which takes a barrier.
 *
 * <p>So it is done where a step begins with the batch's features times a large weight, and with
 * sums over the batch of the product, which nothing else reads before the barrier behind them: that
 * one lets rows be read.
 */
final class ByColumns {
  /** Inputs from which a weight is more than the rows of a usual batch. */
  private static final int MANY_INPUTS = 256;

  /** Numbers of a weight whose way between caches takes longer than a barrier. */
  private static final long LARGE = 1 << 16;

  private ByColumns() {}

  static Set<Value> of(List<Kernel> kernels) {
    if (kernels.size() < 2
        || !(kernels.get(0) instanceof Product product)
        || !(kernels.get(1) instanceof RowLoop loop)) {
      return Set.of();
    }
    boolean alone =
        kernels.stream()
            .filter(kernel -> kernel.phase() == product.phase() && kernel != loop)
            .flatMap(kernel -> kernel.reads().stream())
            .noneMatch(read -> Space.stored(read).equals(product.value()));
    boolean suits =
        loop.phase() == product.phase()
            && isOfLargeWeight(product)
            && isSpreadOf(loop, product)
            && alone
            && isReadLater(product, kernels);
    return suits ? Set.of(product.value()) : Set.of();
  }

  /** Whether a loop takes the variance over the batch of what a product gives, and nothing else. */
  private static boolean isSpreadOf(RowLoop loop, Product product) {
    List<Reduce.Kind> kinds =
        loop.stages().stream()
            .flatMap(stage -> stage.batchReductions().stream())
            .map(total -> ((Reduce) total.op()).kind())
            .toList();
    return loop.isMoments()
        && loop.rowsPerSample() == 1
        && loop.width() == product.value().shape().last()
        && kinds.contains(Reduce.Kind.VARIANCE)
        && !kinds.contains(Reduce.Kind.MAX)
        && loop.reads().stream().allMatch(read -> Space.stored(read).equals(product.value()));
  }

  /** Whether features, as they came, are multiplied by a large weight. */
  private static boolean isOfLargeWeight(Product product) {
    Value features = product.value().arg(0);
    Value weight = product.value().arg(1);
    return !product.overBatch()
        && product.op().transposeB()
        && Space.stored(features).op() instanceof Leaf batch
        && batch.kind() == Leaf.Kind.INPUT
        && features.shape().rank() == 2
        && weight.op() instanceof Leaf parameter
        && parameter.kind() == Leaf.Kind.PARAMETER
        && features.shape().last() >= MANY_INPUTS
        && weight.shape().elements() >= LARGE;
  }

  /** Else its place would be another's while a slower worker still sums its columns. */
  private static boolean isReadLater(Product product, List<Kernel> kernels) {
    return kernels.stream()
        .filter(kernel -> kernel.phase() > product.phase())
        .flatMap(kernel -> kernel.reads().stream())
        .anyMatch(read -> Space.stored(read).equals(product.value()));
  }
}
