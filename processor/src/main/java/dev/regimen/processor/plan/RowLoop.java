package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Value;
import java.util.List;

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
 * @param kept values of one stage that a later one reads from a tile
 */
public record RowLoop(
    int phase, Origin origin, int width, int rowsPerSample, List<Stage> stages, List<Value> kept)
    implements Kernel {

  /**
   * One loop over the elements of a row.
   *
   * @param computed elementwise values and draws, operands first
   * @param rowReductions sums over the row, which the next stage may use
   * @param batchReductions sums over all rows, which the next phase may use
   * @param written values stored for other kernels
   */
  public record Stage(
      List<Value> computed,
      List<Value> rowReductions,
      List<Value> batchReductions,
      List<Value> written) {}

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
    return Space.of(value) == Space.ROWS && value.shape().last() == 1 && width > 1;
  }
}
