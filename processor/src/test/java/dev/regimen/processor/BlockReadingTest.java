package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Residual;
import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Blocks as they are read, and their sizes as lowering fills them in. */
@Tag("javac")
class BlockReadingTest {
  private static final String CELL =
      """
      @Block @Residual @Relu class Cell {
        @Dense(4 * Block.WIDTH) @Relu @Dropout(0.3) Layer zeta;
        int units;
        @Dense(Block.WIDTH) Layer alpha;
      }
      """;

  private static NetworkModel one(String body) {
    return Sources.models(Sources.of("Source", body)).get(0);
  }

  private static NetworkModel sized(String body) {
    return NetworkLowering.sized(one(body), Rules.load());
  }

  private static List<String> layers(NetworkModel network) {
    return network.layers().stream().map(LayerModel::name).toList();
  }

  private static List<String> units(NetworkModel network) {
    return network.layers().stream()
        .flatMap(
            layer ->
                layer.use(Dense.class).stream()
                    .map(use -> layer.name() + " " + use.annotation().value()))
        .toList();
  }

  private static List<String> sizes(NetworkModel network) {
    return network.blocks().stream()
        .map(BlockModel::use)
        .map(use -> use.annotation().width() + "/" + use.annotation().stride())
        .toList();
  }

  @Test
  void aUseIsItsFieldsAndThenTheClass() {
    NetworkModel network =
        one(
            CELL
                + """
                @Network(input = 8, classes = 3) class Net {
                  @Dense(8) Layer stem;
                  Cell cell;
                  @Dense(3) Layer logits;
                }
                """);
    assertEquals(
        List.of("stem", "cell", "logits"), network.parts().stream().map(Part::name).toList());
    assertEquals(List.of("stem", "cell.zeta", "cell.alpha", "cell", "logits"), layers(network));
    BlockModel cell = network.blocks().get(0);
    assertTrue(cell.residual());
    assertTrue(cell.self().has(Relu.class) && cell.self().has(Residual.class));
    assertEquals(List.of("0/1"), sizes(network));
    assertEquals("Net.cell", cell.site().owner());
    assertEquals("Cell.zeta", network.layers().get(1).site().owner());
    assertEquals("Cell", cell.self().site().owner());
    assertEquals("cell.zeta", network.layers().get(1).use(Dense.class).orElseThrow().layer());
  }

  @Test
  void repetitionsHaveNumbersAndOnlyTheFirstTheStride() {
    NetworkModel network =
        one(
            CELL
                + """
                @Network(input = 8, classes = 3) class Net {
                  @Use(width = 16, stride = 2, repeat = 3) Cell stage;
                  @Dense(3) Layer logits;
                }
                """);
    assertEquals(List.of("16/2", "16/1", "16/1"), sizes(network));
    assertEquals("stage.2", network.blocks().get(2).name());
    assertEquals("stage.1.alpha", layers(network).get(4));
    List<String> settings =
        network.layers().stream()
            .flatMap(layer -> layer.use(Dropout.class).stream())
            .map(use -> SettingName.of(use, "value"))
            .distinct()
            .toList();
    assertEquals(List.of("stage.zeta.dropout"), settings);
  }

  @Test
  void numbersAreRelativeToTheUse() {
    NetworkModel network =
        sized(
            CELL
                + """
                @Network(input = 8, classes = 3) class Net {
                  @Use(width = 16) Cell first;
                  @Use(repeat = 2) Cell second;
                  @Use(width = 5) Cell third;
                  @Dense(3) Layer logits;
                }
                """);
    assertEquals(
        List.of(
            "first.zeta 64",
            "first.alpha 16",
            "first.shortcut 16",
            "second.0.zeta 64",
            "second.0.alpha 16",
            "second.1.zeta 64",
            "second.1.alpha 16",
            "third.zeta 20",
            "third.alpha 5",
            "third.shortcut 5",
            "logits 3"),
        units(network));
    assertEquals(List.of("16/1", "16/1", "16/1", "5/1"), sizes(network));
    assertEquals(network.parts(), NetworkLowering.sized(network, Rules.load()).parts());
  }

  @Test
  void blocksNestAndHandTheirSizesOn() {
    NetworkModel network =
        sized(
            CELL
                + """
                @Block class Stage {
                  @Use(width = 2 * Block.WIDTH, stride = Block.STRIDE, repeat = 2) Cell cells;
                  @Dense(Block.WIDTH / 3) Layer out;
                }
                @Network(input = 8, classes = 3) class Net {
                  @Use(width = 12, stride = 3, repeat = 2) Stage stage;
                  @Dense(3) Layer logits;
                }
                """);
    assertEquals(List.of("12/3", "24/3", "24/1", "12/1", "24/1", "24/1"), sizes(network));
    assertEquals("stage.0.cells.1.zeta 96", units(network).get(3));
    assertEquals("stage.1.out 4", units(network).get(11));
  }

  @Test
  void whatDoesNotFitLeavesTheNetworkAsItWas() {
    NetworkModel network =
        one(
            """
            @Block class Cell { @Dense(value = Block.WIDTH, in = 7) Layer layer; }
            @Network(input = 8, classes = 3) class Net { @Use(width = 16) Cell cell; }
            """);
    assertEquals(network.parts(), NetworkLowering.sized(network, Rules.load()).parts());
  }

  @Test
  void blocksMayBeAnywhere() {
    NetworkModel network =
        Sources.models(
                JavaFileObjects.forSourceString(
                    "a.Shared",
                    """
                    package a;
                    import dev.regimen.annotation.*;
                    public class Shared {
                      @Block public static class Cell { @Dense(Block.WIDTH) Layer only; }
                    }
                    """),
                JavaFileObjects.forSourceString(
                    "b.Net",
                    """
                    package b;
                    import dev.regimen.annotation.*;
                    @Network(input = 4, classes = 2) class Net {
                      @Use(width = 4) a.Shared.Cell far;
                      Near near;
                      @Block private static class Near { @Dense(2) Layer only; }
                    }
                    """))
            .get(0);
    assertEquals(List.of("far.only", "near.only"), layers(network));
    assertEquals("Shared.Cell.only", network.layers().get(0).site().owner());
    assertEquals("Net.Near.only", network.layers().get(1).site().owner());
  }

  @Test
  void aRegimeTrainsTheBlocksOfItsNetwork() {
    List<NetworkModel> models =
        Sources.models(
            Sources.of(
                "Source",
                CELL
                    + """
                    @Network(input = 8, classes = 3) class Net {
                      @Use(repeat = 2) Cell cell;
                      @Dense(3) Layer logits;
                    }
                    @Regime(Net.class) @Sgd class Long {}
                    """));
    assertEquals(layers(models.get(1)), layers(models.get(0)));
  }
}
