package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;

/**
 * Techniques of layers stand on fields and on blocks, techniques of the regime on the class;
 * penalties on all of them. The compiler holds what is written to its targets, but those of classes
 * are one, and what an annotation of the user's own brings has none.
 */
final class JavaTargetCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    check(network.regime(), JavaTarget.REGIME, rules, report);
    network.tasks().forEach(task -> check(task.uses(), JavaTarget.HEAD, rules, report));
    check(network.parts(), rules, report);
  }

  private static void check(List<Part> parts, Rules rules, Report report) {
    for (Part part : parts) {
      if (part instanceof BlockModel block) {
        check(block.self().uses(), JavaTarget.BLOCK, rules, report);
        check(block.parts(), rules, report);
      } else if (part instanceof LayerModel layer) {
        check(layer.uses(), JavaTarget.FIELD, rules, report);
      }
    }
  }

  private static void check(List<Use<?>> uses, JavaTarget here, Rules rules, Report report) {
    for (Use<?> use : uses) {
      Set<JavaTarget> places = JavaTarget.of(use.annotation().annotationType(), rules);
      if (!places.contains(here)) {
        report
            .error("Misplaced", use.site(), use.text() + " on " + here.here + " means nothing")
            .fix("put it on " + JavaTarget.text(places))
            .fix("or delete " + use.text());
      }
    }
  }
}
