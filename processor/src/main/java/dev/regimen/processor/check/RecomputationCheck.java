package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.RecomputedBlocks;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is computed again spares memory. */
final class RecomputationCheck {
  private final Report report;
  private final Map<Site, Use<Annotation>> uses = new LinkedHashMap<>();
  private final Set<Site> acting = new HashSet<>();
  private final Set<Site> within = new HashSet<>();

  /**
   * A check of a network.
   *
   * @param program the training step
   */
  RecomputationCheck(NetworkModel network, Rules rules, Program program, Report report) {
    this.report = report;
    Set<String> again = new HashSet<>();
    for (Value value : program.body()) {
      boolean computes = !value.op().renames();
      if (computes && value.origin().direction() == Origin.Direction.RECOMPUTE) {
        again.add(value.origin().layer());
      }
    }
    List<BlockModel> outermost = RecomputedBlocks.outermost(network, rules);
    for (BlockModel block : network.blocks()) {
      RecomputedBlocks.use(block, rules)
          .ifPresent(
              use -> {
                uses.put(use.site(), use);
                if (!outermost.contains(block)) {
                  within.add(use.site());
                } else if (RecomputedBlocks.layers(block).stream().anyMatch(again::contains)) {
                  acting.add(use.site());
                }
              });
    }
  }

  /**
   * Checks.
   *
   * @param before numbers that a step keeps of a sample without recomputation
   * @param after and with it
   */
  void check(long before, long after) {
    uses.forEach(
        (site, use) -> {
          if (!acting.contains(site) && within.contains(site)) {
            report
                .warning(
                    "NothingRecomputed",
                    site,
                    use.text() + " is within a block that is computed again anyway")
                .fix("delete " + use.text() + ", here or on the block around it");
          } else if (!acting.contains(site)) {
            report
                .warning(
                    "NothingRecomputed",
                    site,
                    use.text() + " on a block of which nothing need be computed again")
                .why("its backward pass reads its input, its output and sums, and those are kept")
                .fix("delete " + use.text() + ", or put it on a block of several layers");
          }
        });
    if (!acting.isEmpty() && after >= before) {
      Site first = uses.keySet().stream().filter(acting::contains).findFirst().orElseThrow();
      report
          .warning(
              "NothingRecomputed",
              first,
              use(first)
                  + ": a step keeps "
                  + after
                  + " numbers of a sample, and "
                  + before
                  + " without it")
          .why("one block's inner activations are all there at a time, whenever they are computed")
          .fix("delete " + use(first) + ", or make several smaller blocks of this one");
    }
  }

  private String use(Site site) {
    return uses.get(site).text();
  }
}
