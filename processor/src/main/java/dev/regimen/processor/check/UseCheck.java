package dev.regimen.processor.check;

import dev.regimen.annotation.Block;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.RelativeNumber;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a use says of its block is read there: a stride that no layer has is none. */
final class UseCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    for (BlockModel block : network.blocks()) {
      dev.regimen.annotation.Use use = block.use().annotation();
      if (!RangeCheck.sound(block.use())) {
        continue;
      }
      boolean strides = reads(block, number -> number == Block.STRIDE) || shrinks(block, rules);
      if (use.stride() != 1 && !strides) {
        warn(block.use(), "stride", use.stride(), "Block.STRIDE", report);
      }
      if (use.width() != 0 && !reads(block, number -> number != Block.STRIDE)) {
        warn(block.use(), "width", use.width(), "Block.WIDTH", report);
      }
    }
  }

  private static void warn(Use<?> use, String member, int value, String word, Report report) {
    String text = RelativeNumber.is(value) ? RelativeNumber.text(value) : String.valueOf(value);
    report
        .warning(
            "NoEffect",
            use.site().member(member),
            member + " = " + text + " of @Use does nothing: no number in the block is " + word)
        .why("the layers of the block keep what they state themselves")
        .fix("delete " + member);
  }

  /** Whether a layer makes maps smaller by itself, of which the use says how much. */
  private static boolean shrinks(BlockModel block, Rules rules) {
    return block
        .layers()
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .anyMatch(bound -> bound.rule().slot() == Slot.POOL || strides(bound.use()));
  }

  private static boolean strides(Use<?> use) {
    return RangeCheck.members(use.annotation().annotationType()).stream()
        .filter(member -> member.getName().equals("stride"))
        .flatMapToInt(member -> numbers(Stated.value(use.annotation(), member)))
        .anyMatch(stride -> stride > 1);
  }

  /** Whether a relative number of some kind stands in a block. */
  private static boolean reads(BlockModel block, IntPredicate wanted) {
    Stream<Use<?>> inner =
        block.parts().stream().flatMap(part -> part.blocks()).<Use<?>>map(BlockModel::use);
    Stream<Use<?>> ofLayers = block.layers().flatMap(layer -> layer.uses().stream());
    return Stream.concat(inner, ofLayers)
        .flatMapToInt(UseCheck::numbers)
        .filter(RelativeNumber::is)
        .anyMatch(wanted);
  }

  private static IntStream numbers(Use<?> use) {
    return RangeCheck.members(use.annotation().annotationType()).stream()
        .map(member -> Stated.value(use.annotation(), member))
        .flatMapToInt(UseCheck::numbers);
  }

  private static IntStream numbers(Object value) {
    if (value instanceof Integer number) {
      return IntStream.of(number);
    }
    return value instanceof int[] all ? IntStream.of(all) : IntStream.empty();
  }
}
