package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one line which techniques were fused into a loop, and what it leaves behind. */
final class LoopComment {
  private static final int MOST = 6;

  private LoopComment() {}

  static String of(StepContext context, RowLoop loop) {
    Set<String> left = new LinkedHashSet<>();
    loop.stages().stream()
        .flatMap(stage -> Stream.of(stage.written(), totals(stage)))
        .flatMap(Collection::stream)
        .filter(value -> !value.name().isEmpty())
        .forEach(value -> left.add(StepNames.local(value)));
    String list = left.stream().limit(MOST).collect(Collectors.joining(", "));
    String all = left.size() > MOST ? list + ", ..." : list;
    String fused = techniques(context, loop);
    String colon = fused.isEmpty() || all.isEmpty() ? "" : ": ";
    String said = fused + colon + all;
    return (said.isEmpty() ? "sums over the batch" : said) + " in one pass";
  }

  private static List<Value> totals(RowLoop.Stage stage) {
    return Stream.concat(stage.sampleReductions().stream(), stage.batchReductions().stream())
        .toList();
  }

  /** The techniques of the layer whose method this is, but for the product that stands alone. */
  private static String techniques(StepContext context, RowLoop loop) {
    String all = context.techniques(Identifiers.camel(loop.origin().word()));
    int second = all.indexOf(" + ");
    String fused = second < 0 ? all : all.substring(second + " + ".length());
    String how =
        switch (loop.origin().direction()) {
          case BACKWARD -> "back through ";
          case RECOMPUTE -> "once more ";
          default -> "";
        };
    return fused.equals(all) ? "" : how + fused;
  }
}
