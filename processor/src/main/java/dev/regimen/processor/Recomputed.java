package dev.regimen.processor;

import dev.regimen.processor.check.Checks;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.lower.RecomputationNote;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.pass.Recomputation;
import dev.regimen.processor.plan.Fusion;
import dev.regimen.processor.plan.MemoryPlanner;
import dev.regimen.processor.plan.PlanVerifier;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.rule.RecomputedBlocks;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A pass as it is planned where inner activations of some blocks are computed again, beside the
 * plan without that.
 *
 * @param schedule with recomputation
 * @param kept without, the same where no block asks for it
 */
record Recomputed(Schedule schedule, Schedule kept) {
  /**
   * Plans.
   *
   * @param program simplified
   * @param blocks that are computed again
   */
  static Recomputed of(Program program, List<BlockModel> blocks) {
    Schedule kept = PlanVerifier.verified(Fusion.of(program));
    if (blocks.isEmpty()) {
      return new Recomputed(kept, kept);
    }
    Recomputation.Recomputing again =
        Recomputation.of(
            program, blocks.stream().map(RecomputedBlocks::layers).toList(), kept.byColumns());
    Program recomputing = Verifier.verified("recomputation", again.program());
    Set<Value> stored = images(kept.written(), again);
    Set<Value> bySample = images(kept.summedBySample(), again);
    return new Recomputed(PlanVerifier.verified(Fusion.of(recomputing, stored, bySample)), kept);
  }

  private static Set<Value> images(List<Value> kept, Recomputation.Recomputing again) {
    return kept.stream().map(again.images()::get).collect(Collectors.toSet());
  }

  /**
   * Reports where nothing is spared, and gives the summary's line.
   *
   * @param inference planned likewise; it shares its memory with this
   * @param number bytes of one
   */
  List<String> told(
      NetworkModel network, Rules rules, Recomputed inference, int number, Report report) {
    List<BlockModel> blocks = RecomputedBlocks.outermost(network, rules);
    long before = Math.max(count(kept), countToPredict(inference.kept));
    long after = Math.max(count(schedule), countToPredict(inference.schedule));
    Checks.recomputation(network, rules, schedule.program(), before, after, report);
    return RecomputationNote.of(blocks, schedule.program(), number * before, number * after);
  }

  private static long count(Schedule schedule) {
    return MemoryPlanner.of(schedule, List.of(), List.of()).activationCount();
  }

  private static long countToPredict(Schedule schedule) {
    return MemoryPlanner.ofInference(schedule).activationCount();
  }
}
