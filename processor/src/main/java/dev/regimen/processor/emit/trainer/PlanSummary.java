package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What becomes of a class, as text for who compiles it: its layers with what they cost, its regime
 * with what is implicit in it, its memory.
 */
public final class PlanSummary {
  private static final int WORDS = 3;

  private PlanSummary() {}

  /**
   * Several lines, of which the first names the class.
   *
   * @param run what is known of the run beyond the plan, a line each
   */
  public static String of(TrainerPlan plan, List<String> run) {
    String network = plan.model().network();
    StringBuilder text = new StringBuilder();
    text.append("[Regimen] ").append(network.substring(network.lastIndexOf('.') + 1)).append('\n');
    text.append("regime: ").append(Regime.text(plan)).append('\n');
    text.append("numbers: ").append(numbers(plan)).append('\n');
    text.append(Table.aligned(rows(plan), WORDS));
    run.forEach(line -> text.append(line).append('\n'));
    return text.toString().stripTrailing();
  }

  /** Every number of the regime, those at their defaults too. */
  private static String numbers(TrainerPlan plan) {
    return plan.settings().stream()
        .map(setting -> setting.name() + " = " + Numbers.text(setting))
        .collect(Collectors.joining(", "));
  }

  private static List<String[]> rows(TrainerPlan plan) {
    Map<String, Long> activations = new HashMap<>();
    for (Value value : plan.trainingLayout().activations().keySet()) {
      long elements = Space.size(value);
      activations.merge(value.origin().layer(), elements, Long::sum);
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          "layer", "computes", "output", "parameters", "multiply-adds", "stored numbers"
        });
    long[] sums = new long[3];
    for (Lowered.Row row : plan.lowered().table()) {
      long[] numbers = {
        row.parameters(), row.multiplyAdds(), activations.getOrDefault(row.layer(), 0L)
      };
      String[] cells = {row.layer(), row.computes(), row.output(), "", "", ""};
      for (int i = 0; i < numbers.length; i++) {
        cells[WORDS + i] = Numbers.grouped(numbers[i]);
        sums[i] += numbers[i];
      }
      rows.add(cells);
    }
    String[] total = {"all", "", "", "", "", ""};
    for (int i = 0; i < sums.length; i++) {
      total[WORDS + i] = Numbers.grouped(sums[i]);
    }
    rows.add(total);
    return rows;
  }
}
