package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.rule.ByteCount;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the summary says of activations that are computed again. */
public final class RecomputationNote {
  private RecomputationNote() {}

  /**
   * A line such as {@code block1, block2: computed again for the backward pass, which takes 1.0 KiB
   * a sample in place of 1.6 KiB, for 4,096 multiply-adds more}; none without such blocks.
   *
   * @param program the training step
   * @param before bytes of activations a sample without recomputation
   * @param after and with it
   */
  public static List<String> of(List<BlockModel> blocks, Program program, long before, long after) {
    if (blocks.isEmpty()) {
      return List.of();
    }
    long cost =
        program.body().stream()
            .filter(value -> value.origin().direction() == Origin.Direction.RECOMPUTE)
            .mapToLong(MultiplyAdds::of)
            .sum();
    String names = blocks.stream().map(BlockModel::name).collect(Collectors.joining(", "));
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: computed again for the backward pass, which takes %s a sample in place of %s, for"
                + " %,d multiply-adds more",
            names,
            ByteCount.text(after),
            ByteCount.text(before),
            cost));
  }
}
