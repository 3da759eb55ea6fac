package dev.regimen.processor.check;

import dev.regimen.annotation.Network;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.util.List;

/** Images lie with their channels last; other libraries have them first. */
final class InputCheck implements Check {
  /** How many channels images have: grey, colours, colours with transparency. */
  private static final List<Integer> CHANNELS = List.of(1, 3, 4);

  private static final int SMALLEST_SIDE = 8;

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Shape input = network.input();
    boolean first =
        input.rank() == 3
            && CHANNELS.contains(input.dim(0))
            && input.dim(1) == input.dim(2)
            && input.dim(1) >= SMALLEST_SIDE;
    boolean flat =
        network.layers().stream().findFirst().filter(layer -> flattens(layer, rules)).isPresent();
    if (first && !flat) {
      network.use(Network.class).ifPresent(use -> warn(use, input, report));
    }
  }

  private static boolean flattens(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .anyMatch(bound -> bound.rule().flattens(bound.annotation()));
  }

  private static void warn(Use<Network> use, Shape input, Report report) {
    int channels = input.dim(0);
    int side = input.dim(1);
    report
        .warning(
            "ShapeOrder",
            use.site().member("input"),
            "input = "
                + input.text()
                + " is a map of "
                + channels
                + (channels == 1 ? " row" : " rows")
                + " with "
                + side
                + " channels: channels come last")
        .why("height x width x channels; images read by ImageData lie so")
        .fix(use.fix("input", new int[] {side, side, channels}));
  }
}
