package dev.regimen.examples.findings;

import java.util.List;
import picocli.CommandLine;

/** The findings as commands of the examples: each is a class. */
public final class Findings {
  private static final List<Class<? extends Finding>> COMMANDS =
      List.of(
          DroppedDigits.class,
          Members.class,
          Averages.class,
          WrongLabels.class,
          FewLabels.class,
          WithoutLabels.class,
          TableWithoutLabels.class,
          RandomLabels.class,
          Variance.class,
          Norms.class,
          Sparsity.class,
          StoppingEarly.class,
          BiasAndVariance.class,
          GrowingInsteadOfDecaying.class,
          BatchAndRate.class,
          DoubleDescent.class,
          Scaling.class,
          ParameterScaling.class,
          StepScaling.class,
          Overfitting.class,
          LargeBatches.class,
          TowardsConvNext.class,
          ShortA3.class);

  private Findings() {}

  /** Adds them to the commands that there are. */
  public static CommandLine addTo(CommandLine line) {
    COMMANDS.forEach(line::addSubcommand);
    return line;
  }
}
