package dev.regimen.processor.check;

import dev.regimen.annotation.Block;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.RelativeNumber;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.lang.reflect.Method;
import java.util.List;
import java.util.OptionalInt;

/** Numbers relative to the use of a block stand in blocks. */
final class RelativeCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    for (LayerModel layer : network.layers()) {
      boolean inBlock = !network.around(layer.name()).isEmpty(); // others are told below
      layer.uses().stream().filter(use -> inBlock).forEach(use -> units(use, rules, report));
    }
    for (Part part : network.parts()) {
      List<Use<?>> uses =
          part instanceof LayerModel layer ? layer.uses() : List.of(((BlockModel) part).use());
      uses.forEach(use -> check(use, report));
    }
  }

  /** Constants that overflow, such as 1 << 31, are the number that stands for the stride. */
  private static void units(Use<?> use, Rules rules, Report report) {
    rules
        .bound(Role.LAYER, use)
        .filter(bound -> bound.rule().units(bound.annotation()) == Block.STRIDE)
        .ifPresent(
            bound ->
                report
                    .error(
                        "RelativeNumber",
                        use.site().member("value"),
                        "Block.STRIDE is no number of units for " + use.text())
                    .why("a constant that overflows, such as 1 << 31, is the same number")
                    .fix(use.with("value", 64)));
  }

  private static void check(Use<?> use, Report report) {
    for (Method member : RangeCheck.members(use.annotation().annotationType())) {
      if (relative(use, member)) {
        int number = number(use, member).getAsInt();
        report
            .error(
                "RelativeNumber",
                use.site().member(member.getName()),
                RelativeNumber.text(number) + " in " + use.text() + " of a network")
            .why("it is relative to the use of a block, and a network is none")
            .fix("write the number, or move the field to a @Block class");
      }
    }
  }

  /** Whether a member holds a number that is known only where its block is used. */
  static boolean relative(Use<?> use, Method member) {
    return member.isAnnotationPresent(dev.regimen.annotation.Relative.class)
        && number(use, member).isPresent();
  }

  private static OptionalInt number(Use<?> use, Method member) {
    return RelativeNumber.among(Stated.value(use.annotation(), member));
  }
}
