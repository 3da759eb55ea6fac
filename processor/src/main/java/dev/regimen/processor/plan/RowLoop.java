package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One pass over a worker's rows, in which everything is fused that can be.
 *
 * <p>A row is gone over in stages: a sum over the row ends one, and what needs it stands in the
 * next.
 *
 * @param phase barriers passed before
 * @param origin names the method
 * @param width elements of a row
 * @param rowsPerSample rows of one sample
 * @param stages in order
 * @param bySample whether samples are told apart though nothing asks for it: so that sums over the
 *     batch are added in the order of another plan
 * @param kept values of one stage that a later one reads from a tile
 */
public record RowLoop(
    int phase,
    Origin origin,
    int width,
    int rowsPerSample,
    boolean bySample,
    List<Stage> stages,
    List<Value> kept)
    implements Kernel {

  /**
   * One loop over the elements of a row.
   *
   * @param computed elementwise values and draws, operands first
   * @param rowReductions sums over the row, which the next stage may use
   * @param sampleReductions sums over the rows of each sample, which later loops may use
   * @param batchReductions sums over all rows, which the next phase may use
   * @param written values stored for other kernels
   */
  public record Stage(
      List<Value> computed,
      List<Value> rowReductions,
      List<Value> sampleReductions,
      List<Value> batchReductions,
      List<Value> written) {
    /** Everything that this computes. */
    public Stream<Value> all() {
      return Stream.of(computed, rowReductions, sampleReductions, batchReductions)
          .flatMap(List::stream);
    }

    private void forEach(Consumer<Value> told) {
      computed.forEach(told);
      rowReductions.forEach(told);
      sampleReductions.forEach(told);
      batchReductions.forEach(told);
    }
  }

  @Override
  public Set<Value> reads() {
    Set<Value> reads = new LinkedHashSet<>();
    for (Stage stage : stages) {
      stage.forEach(value -> reads.addAll(value.args()));
    }
    stages.forEach(stage -> stage.computed().forEach(reads::remove));
    stages.forEach(stage -> stage.rowReductions().forEach(reads::remove));
    return reads;
  }

  /** Whether nothing is done but to take means and variances over the batch. */
  public boolean isMoments() {
    return stages.stream().allMatch(this::isMoments);
  }

  private boolean isMoments(Stage stage) {
    return stage.computed().isEmpty()
        && stage.rowReductions().isEmpty()
        && stage.sampleReductions().isEmpty()
        && !stage.batchReductions().isEmpty()
        && stage.batchReductions().stream()
            .noneMatch(
                total -> isNarrow(total.arg(0)) || ((Reduce) total.op()).kind() == Reduce.Kind.SUM);
  }

  /** Whether samples must be told apart: something is summed over one or held once for it. */
  public boolean sampleWise() {
    return rowsPerSample > 1
        && (bySample
            || stages.stream()
                .flatMap(Stage::all)
                .anyMatch(
                    v ->
                        Space.isSampleReduction(v)
                            || v.args().stream().anyMatch(this::isPerSample)));
  }

  /** Whether a value holds one row for each sample in a loop over several rows of each. */
  public boolean isPerSample(Value value) {
    return rowsPerSample > 1 && Space.of(value) == Space.ROWS && Space.rowsPerSample(value) == 1;
  }

  /** Whether rows must be told apart: something is summed over a row or held once a row. */
  public boolean rowWise() {
    return stages.size() > 1
        || stages.stream()
            .anyMatch(
                stage ->
                    stage.computed().stream().anyMatch(this::isNarrow)
                        || stage.computed().stream()
                            .flatMap(v -> v.args().stream())
                            .anyMatch(this::isNarrow)
                        || stage.batchReductions().stream().anyMatch(v -> isNarrow(v.arg(0)))
                        || stage.written().stream().anyMatch(this::isNarrow));
  }

  /** Whether a value holds one number a row in a loop over wider rows. */
  public boolean isNarrow(Value value) {
    return Space.of(value) == Space.ROWS
        && value.shape().last() == 1
        && width > 1
        && !isPerSample(value);
  }
}
