package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.text.Numbers;
import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Blocks that are computed again for the backward pass train to the same bits as those whose
 * activations are kept, in less memory.
 */
@Tag("training")
class RecomputeTest {
  /** Some are of one layer, some stand in others. */
  private static final String QUIET = "@SuppressWarnings(\"Regimen:NothingRecomputed\") ";

  private static final String DEEP =
      """
      @Block @Residual @Relu static class Cell {
        @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer one;
        @Conv(Block.WIDTH) @BatchNorm Layer other;
      }
      """;
  private static final String DROPPED =
      """
      @Block static class Cell {
        @Dense(32) @Tanh @Dropout(0.3) Layer one;
        @Dense(32) @LayerNorm @Gelu @Dropout(0.2) Layer two;
        @Dense(Block.WIDTH) @Tanh Layer three;
      }
      """;

  /** Its first product is shared by columns among workers. */
  private static final String WIDE =
      """
      @Block static class Cell {
        @Dense(Block.WIDTH) @BatchNorm @Relu Layer one;
        @Dense(16) @Tanh Layer two;
      }
      """;

  private static final String GATED =
      """
      @Block @Residual static class Cell {
        @Conv(Block.WIDTH) @BatchNorm @Silu @SqueezeExcite @SpatialDropout(0.3) Layer one;
        @Conv(Block.WIDTH) @GroupNorm(groups = 2) @Relu @MaxPool(value = 3, stride = 1, pad = 1)
        Layer two;
        @Conv(value = Block.WIDTH, kernel = 1) @WeightStandardization @InstanceNorm Layer three;
      }
      """;

  private static final List<Net> KEPT = kept();
  private static final Compiled COMPILED = compile();

  /** He et al. 2016, section 4.2, whose memory is compared; no step is taken. */
  private static Net resNet20() {
    return Net.of(
            "ResNet20",
            Zoo.classes("{32, 32, 3}", 10, "@Sgd(learningRate = 0.1, momentum = 0.9)"),
            "@Conv(16) @BatchNorm @Relu",
            "@Use(width = 16, repeat = 3) : Cell",
            "@Use(width = 32, repeat = 3, stride = 2) : Cell",
            "@Use(width = 64, repeat = 3, stride = 2) : Cell",
            "@GlobalAveragePool",
            "@Dense(10)")
        .with(DEEP);
  }

  private static List<Net> kept() {
    List<Net> nets = new ArrayList<>();
    Set<String> chosen = Set.of("BlockBefore", "BlockBoth", "BlockMaps", "BlockInception");
    Stream.of(Blocks.nets(), Blocks.maps())
        .flatMap(List::stream)
        .filter(net -> chosen.contains(net.name()))
        .forEach(nets::add);
    nets.add(RandomBlocks.net(3));
    nets.add(
        Net.of(
                "Deep",
                Zoo.classes("{8, 8, 3}", 3, "@Sgd(learningRate = 0.1, momentum = 0.9)"),
                "@Conv(4) @BatchNorm @Relu",
                "@Use(width = 4, repeat = 3) : Cell",
                "@Use(width = 8, repeat = 3, stride = 2) : Cell",
                "@GlobalAveragePool",
                "@Dense(3)")
            .with(DEEP));
    nets.add(
        Net.of(
                "Gated",
                Zoo.classes("{8, 8, 3}", 3, "@Sgd(learningRate = 0.1, momentum = 0.9)"),
                "@Conv(4) @Relu",
                "@Use(repeat = 3) : Cell",
                "@GlobalAveragePool",
                "@Dense(3)")
            .with(GATED));
    nets.add(
        Net.of(
                "Dropped",
                Zoo.classes(6, 3, "@AdamW"),
                "@Use(width = 5, repeat = 4) : Cell",
                "@Dense(3)")
            .with(DROPPED));
    nets.add(
        Net.of("Wide", Zoo.classes(784, 3, "@AdamW"), "@Use(width = 512) : Cell", "@Dense(3)")
            .with(WIDE));
    return nets;
  }

  private static Net again(Net net) {
    List<String> blocks =
        net.blocks().stream()
            .map(each -> each.replace("@Block ", QUIET + "@Block @Recompute "))
            .toList();
    return new Net(net.name() + "Again", net.header(), net.fields(), blocks);
  }

  private static Compiled compile() {
    List<Net> nets = new ArrayList<>(KEPT);
    KEPT.forEach(net -> nets.add(again(net)));
    nets.addAll(List.of(resNet20(), again(resNet20())));
    return Compiled.of("float", nets);
  }

  private static Stream<String> names() {
    return KEPT.stream().map(Net::name);
  }

  private static Net net(String name) {
    return KEPT.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("names")
  void trainsToTheSameBits(String name) {
    Net net = net(name);
    for (int workers = 1; workers <= 3; workers += 2) {
      try (StepBench kept = StepBench.of(COMPILED.trainer(net), 9, workers, 10);
          StepBench again = StepBench.of(COMPILED.trainer(again(net)), 9, workers, 10)) {
        Twins.scatter(kept, 3);
        Twins.scatter(again, 3);
        int[] sizes = {9, 9, 4, 9};
        for (int step = 0; step < sizes.length; step++) {
          Batch batch = Batch.random(COMPILED.model(net), sizes[step], step);
          assertSame(kept, again, batch, step, name + ", " + workers + " workers, step " + step);
        }
      }
    }
  }

  private static void assertSame(
      StepBench kept, StepBench again, Batch batch, int step, String where) {
    Twins.feed(kept, batch);
    Twins.feed(again, batch);
    double loss = kept.train(batch.rows(), step, 0.05).loss();
    assertTrue(Double.isFinite(loss), where);
    assertEquals(loss, again.train(batch.rows(), step, 0.05).loss(), where);
    for (String each : kept.parameters()) {
      assertArrayEquals(kept.gradient(each), again.gradient(each), where + ", d " + each);
      assertArrayEquals(kept.get(each), again.get(each), where + ", " + each);
    }
    for (String each : kept.running()) {
      assertArrayEquals(kept.get(each), again.get(each), where + ", " + each);
    }
  }

  @Test
  void takesLessMemoryByTheNumberThatTheSummarySays() {
    for (String name : List.of("ResNet20", "Deep", "Dropped", "Gated")) {
      Trainer<?> trainer = COMPILED.trainer(name + "Again");
      long kept = Float.BYTES * COMPILED.trainer(name).blueprint().activations();
      long again = Float.BYTES * trainer.blueprint().activations();
      assertTrue(again < kept, name + " takes " + again + " for " + kept);
      String summary = trainer.summary().replaceAll("\\s+", " ");
      String words =
          "takes " + Numbers.bytes(again) + " a sample in place of " + Numbers.bytes(kept);
      assertTrue(summary.contains(words), summary);
    }
  }

  /** Each block's convolutions once more, projections included. */
  @Test
  void theSummarySaysWhatItCosts() {
    long stage = 16 * 16 * 32 * 32 * 9L;
    long narrowing = stage / 2 + 32 * 32 * 16L * 32 / 4;
    long cost = 6 * stage + 2 * (5 * stage + narrowing);
    String summary = COMPILED.trainer("ResNet20Again").summary().replaceAll("\\s+", " ");
    String words = String.format(Locale.ROOT, "for %,d multiply-adds more", cost);
    assertTrue(summary.contains(words), summary);
  }
}
