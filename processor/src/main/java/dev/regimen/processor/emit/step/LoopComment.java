package dev.regimen.processor.emit.step;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in one line what was fused into a loop: the roles of its values, in their order. */
final class LoopComment {
  private static final int MOST = 6;

  private LoopComment() {}

  static String of(RowLoop loop) {
    Set<String> words = new LinkedHashSet<>();
    for (RowLoop.Stage stage : loop.stages()) {
      stage.all().forEach(value -> add(value, words));
    }
    String list = words.stream().limit(MOST).collect(Collectors.joining(", "));
    return (words.size() > MOST ? list + ", ..." : list) + " in one pass";
  }

  private static void add(Value value, Set<String> words) {
    if (!value.name().isEmpty()) {
      words.add(StepNames.local(value));
    }
  }
}
