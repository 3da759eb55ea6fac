package dev.regimen.processor.check;

import dev.regimen.annotation.Structural;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/** Every check, in the order in which they run. */
public final class Checks {
  /** What must hold before shapes can be inferred. */
  private static final List<Check> OF_STRUCTURE =
      List.of(
          new TargetCheck(),
          new HeadCheck(),
          new LayersCheck(),
          new JavaTargetCheck(),
          new ExclusiveGroupCheck(),
          new RelativeCheck(),
          new UseCheck(),
          new RangeCheck(Checks::structural));

  private static final List<Check> OF_THE_REST =
      List.of(
          new InputCheck(),
          new NameCheck(),
          new ReplacedCheck(),
          new AugmentationCheck(),
          new TextCheck(),
          new ClipCheck(),
          new RangeCheck(member -> !structural(member)),
          new RuleCheck(),
          new OutputCheck(),
          new RateCheck(),
          new MomentsCheck(),
          new DataCheck(),
          new BottleneckCheck(),
          new PresetBatchCheck(),
          new PenaltyCheck(),
          new PenaltyTwiceCheck());

  /** What holds of a block wherever it is used. */
  private static final List<Check> OF_BLOCKS =
      List.of(
          new LayersCheck(),
          new JavaTargetCheck(),
          new ExclusiveGroupCheck(),
          new RangeCheck(member -> true));

  private Checks() {}

  /**
   * Checks what must hold before shapes can be inferred; all findings, not the first.
   *
   * @param network the network as it was read
   * @return whether it can be lowered, if only to find more
   */
  public static boolean structure(NetworkModel network, Rules rules, Report report) {
    long before = errors(report);
    OF_STRUCTURE.forEach(check -> check.check(network, rules, report));
    return errors(report) == before;
  }

  /**
   * Checks the rest.
   *
   * @param network the network with the sizes of its blocks, as far as they can be known
   */
  public static void rest(NetworkModel network, Rules rules, Report report) {
    OF_THE_REST.forEach(check -> check.check(network, rules, report));
  }

  /**
   * Checks what can be said of a block whose input nobody knows: what stands in it, and the
   * numbers.
   *
   * @param block a network of this block alone
   */
  public static void block(NetworkModel block, Rules rules, Report report) {
    OF_BLOCKS.forEach(check -> check.check(block, rules, report));
    LayerModel unknown = new LayerModel("", List.of(), block.site());
    List<Part> read = Stream.concat(block.parts().stream(), Stream.of(unknown)).toList();
    new RuleCheck().check(block.with(read), rules, report);
  }

  private static long errors(Report report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .count();
  }

  private static boolean structural(Method member) {
    return member.isAnnotationPresent(Structural.class);
  }

  /**
   * Checks what only lowering knows.
   *
   * @param states the parameters and running statistics that the layers made
   */
  public static void inspect(NetworkModel network, Rules rules, List<State> states, Report report) {
    new StatesCheck(network, rules, report).check(states);
    new InitialScaleCheck(network, rules, report).check(states);
  }

  /**
   * Checks that one set of weights serves training and evaluation.
   *
   * @param training the states that the training step has
   * @param predicting those that evaluation has
   */
  public static void weights(
      NetworkModel network,
      Rules rules,
      List<State> training,
      List<State> predicting,
      Report report) {
    new ResolutionCheck(network, rules, report).check(training, predicting);
  }

  /**
   * Checks what only the plan knows.
   *
   * @param need what a run takes of memory
   */
  public static void memory(NetworkModel network, Rules rules, MemoryNeed need, Report report) {
    new MemoryCheck(network, rules, report).check(need);
  }

  /**
   * Checks what a step's activations that are computed again spare.
   *
   * @param program the training step
   * @param before numbers that a step keeps of a sample without recomputation
   * @param after and with it
   */
  public static void recomputation(
      NetworkModel network, Rules rules, Program program, long before, long after, Report report) {
    new RecomputationCheck(network, rules, program, report).check(before, after);
  }

  /**
   * Checks that something is rounded where that is asked for.
   *
   * @param rounds whether the training step rounds something
   */
  public static void rounding(NetworkModel network, Rules rules, boolean rounds, Report report) {
    RoundingCheck.check(network, rules, rounds, report);
  }

  /** Every annotation on the class, on its fields, of its tasks and in the blocks that it uses. */
  static Stream<Use<?>> uses(NetworkModel network) {
    return Stream.of(
            network.regime().stream(),
            network.tasks().stream().map(TaskModel::uses).flatMap(List::stream),
            network.layers().stream().map(LayerModel::uses).flatMap(List::stream),
            network.blocks().stream().map(BlockModel::use))
        .flatMap(uses -> uses);
  }
}
