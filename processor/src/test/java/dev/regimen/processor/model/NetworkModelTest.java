package dev.regimen.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.regimen.processor.rule.Networks;
import dev.regimen.processor.rule.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a network tells about a layer's place. */
@Tag("pure")
class NetworkModelTest {
  private static final Target CLASSES = new Target(Target.Task.CLASSES, 3);

  private static BlockModel block(String name, Part... parts) {
    Use<dev.regimen.annotation.Use> use =
        new Use<>(
            Stated.of(dev.regimen.annotation.Use.class, Map.of()),
            name,
            new Written.NamedSite(name));
    return new BlockModel(
        name, use, Networks.layer(name), List.of(parts), Optional.empty(), use.site());
  }

  private static NetworkModel network(Part... parts) {
    return Networks.of(CLASSES).with(List.of(parts));
  }

  /** A block's name may begin like another's: {@code a} is not around {@code ab.y}. */
  @Test
  void theBlocksAroundALayerAreTheOutermostFirst() {
    NetworkModel network =
        network(
            block("a", block("a.inner", Networks.layer("a.inner.x"))),
            block("ab", Networks.layer("ab.y")),
            Networks.layer("z"));
    assertEquals(
        List.of("a", "a.inner"),
        network.around("a.inner.x").stream().map(BlockModel::name).toList());
    assertEquals(List.of("ab"), network.around("ab.y").stream().map(BlockModel::name).toList());
    assertEquals(List.of(), network.around("z"));
    assertEquals(OptionalInt.of(2), network.index("z"));
    assertEquals(OptionalInt.empty(), network.index("a"));
  }

  /** Twenty thousand parts: walking them anew for each layer takes minutes. */
  @Test
  void aLayersPlaceCostsTheSameInDeepNetworks() {
    NetworkModel network =
        network(
            IntStream.range(0, 20_000)
                .mapToObj(i -> Networks.layer("layer" + i))
                .toArray(Part[]::new));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (LayerModel layer : network.layers()) {
            int index = network.index(layer.name()).orElseThrow();
            assertEquals(layer, network.layers().get(index));
            assertEquals(index == 19_999, network.reader(layer.name()).loss());
            assertEquals(List.of(), network.around(layer.name()));
          }
        });
  }
}
