package dev.regimen.processor.witness;

import java.util.List;

/** Networks of blocks: every way to compose one. */
final class Blocks {
  private static final String RESIDUAL =
      """
      @Block @Residual @Relu static class Cell {
        @Dense(2 * Block.WIDTH) @BatchNorm @Relu Layer wide;
        @Dense(Block.WIDTH) @BatchNorm Layer narrow;
      }
      """;
  private static final String PRE_ACTIVATION =
      """
      @Block @Residual static class Cell {
        @LayerNorm @Gelu Layer before;
        @Dense(Block.WIDTH / 2) @Gelu @Dropout(0.2) Layer inner;
        @Dense(Block.WIDTH) Layer outer;
      }
      """;
  private static final String SKIPPED =
      """
      @Block @Residual @StochasticDepth(0.6) @Tanh @Dropout(0.1) static class Cell {
        @Dense(Block.WIDTH) @BatchNorm @Tanh Layer inner;
      }
      """;
  private static final String ADDED =
      """
      @Block @Parallel @LayerNorm @Relu static class Fork {
        Pair deep;
        @Dense(Block.WIDTH) Layer flat;
        @Dense(Block.WIDTH) @Sigmoid Layer gate;
      }
      @Block static class Pair {
        @Dense(3) @Tanh Layer first;
        @Dense(7) @Elu Layer second;
      }
      """;
  private static final String BOTH =
      """
      @Block @Residual @Parallel @StochasticDepth(value = 0.3, linear = false)
      static class Fork {
        @Dense(Block.WIDTH) @Tanh Layer one;
        @Use(width = Block.WIDTH, stride = Block.STRIDE, repeat = 2) Inner two;
      }
      @Block @Residual static class Inner {
        @Dense(Block.WIDTH) @Silu Layer only;
      }
      """;

  /** Two layers whose weights and biases have the same gradients. */
  private static final String TWINS =
      """
      @Block @Parallel static class Fork {
        @Dense(Block.WIDTH) Layer one;
        @Dense(Block.WIDTH) Layer other;
      }
      """;

  private static final String PLAIN =
      """
      @Block @LayerNorm @Dropout(0.3) @L2(0.02) static class Plain {
        @Dense(Block.WIDTH) @Tanh Layer one;
        @Dense(Block.WIDTH) @L2(0.03) Layer two;
      }
      """;

  static final String MAPS =
      """
      @Block @Residual @StochasticDepth(0.4) @Relu static class Cell {
        @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer one;
        @Conv(2 * Block.WIDTH) @BatchNorm Layer other;
      }
      """;

  private static final String INCEPTION =
      """
      @Block @Parallel(join = Join.CONCATENATE) @BatchNorm @Relu static class Fork {
        @Conv(value = Block.WIDTH, kernel = 1) Layer one;
        Tower tower;
        @MaxPool(value = 3, stride = 1, pad = 1) Layer pooled;
      }
      @Block static class Tower {
        @Conv(value = 2, kernel = 1) @Silu Layer narrow;
        @Conv(value = 5, kernel = {3, 1}) @Tanh Layer tall;
      }
      """;

  /** Two convolutions whose weights have the same gradients. */
  private static final String MAP_TWINS =
      """
      @Block @Parallel static class Fork {
        @Conv(Block.WIDTH) Layer one;
        @Conv(Block.WIDTH) Layer other;
      }
      """;

  /**
   * What ConvNeXt and transformers share, whatever linear maps stand between: norms before, scales
   * behind, branches that are skipped.
   */
  private static final String PLACES =
      """
      @Block static class Cell {
        Mixed mixed;
        @Use(width = Block.WIDTH) Each each;
      }
      @Block @Residual @StochasticDepth(0.4) static class Mixed {
        @LayerNorm Layer norm;
        OTHERS @LayerScale(0.3) Layer others;
      }
      @Block @Residual @StochasticDepth(0.4) static class Each {
        @LayerNorm Layer norm;
        WIDE @Gelu Layer wide;
        NARROW @LayerScale(0.3) Layer narrow;
      }
      """;

  private Blocks() {}

  /** The same blocks over the tokens of texts and over the places of maps. */
  static List<Net> places() {
    String tokens =
        PLACES
            .replace("OTHERS", "@SelfAttention(value = 2, causal = true)")
            .replace("WIDE", "@Dense(4 * Block.WIDTH)")
            .replace("NARROW", "@Dense(Block.WIDTH)");
    String maps =
        PLACES
            .replace("OTHERS", "@Conv(value = 4, kernel = 3, depthwise = true)")
            .replace("WIDE", "@Conv(value = 4 * Block.WIDTH, kernel = 1)")
            .replace("NARROW", "@Conv(value = Block.WIDTH, kernel = 1)");
    return List.of(
        Net.of(
                "BlockTransformer",
                "@Network(classes = 3) @Text(maxLength = 5, vocabulary = 9) @Sgd",
                "@Embedding(width = 4) @LayerNorm",
                "@PositionEncoding",
                "@Use(width = 4, repeat = 2) : Cell",
                "@GlobalAveragePool @LayerNorm",
                "@Dense(3)")
            .with(tokens),
        Net.of(
                "BlockConvNext",
                Zoo.classes("{4, 3, 2}", 3, "@Sgd"),
                "@Conv(4) @LayerNorm",
                "@Use(width = 4, repeat = 2) : Cell",
                "@GlobalAveragePool @LayerNorm",
                "@Dense(3)")
            .with(maps));
  }

  /** Blocks of convolutions. */
  static List<Net> maps() {
    String header = Zoo.classes("{7, 5, 3}", 3, "@Sgd");
    return List.of(
        Net.of(
                "BlockMaps",
                header,
                "@Conv(4) @Relu",
                "@Use(width = 3, repeat = 2, stride = 2) : Cell",
                "@GlobalAveragePool",
                "@Dense(3)")
            .with(MAPS),
        Net.of(
                "BlockInception",
                header,
                "@Conv(4) @Relu",
                "@Use(width = 3, repeat = 2) : Fork",
                "@GlobalAveragePool",
                "@Dense(3)")
            .with(INCEPTION),
        Net.of(
                "BlockMapTwins",
                header,
                "@Conv(4) @Relu",
                "@Use(width = 2) : Fork",
                "@Flatten",
                "@Dense(3)")
            .with(MAP_TWINS));
  }

  static List<Net> nets() {
    String header = Zoo.classes(6, 3, "@Sgd");
    return List.of(
        Net.of("BlockConcatenated", header, "@Dense(5)", ": Fork", "@Dense(3)")
            .with(ADDED.replace("@Parallel", "@Parallel(join = Join.CONCATENATE)")),
        Net.of("BlockKept", header, "@Dense(6) @Tanh", "@Use(repeat = 3) : Cell", "@Dense(3)")
            .with(RESIDUAL),
        Net.of("BlockProjected", header, "@Use(width = 4, repeat = 2) : Cell", "@Dense(3)")
            .with(RESIDUAL),
        Net.of("BlockLast", header, "@Dense(5) @Relu", "@Use(width = 3) : Cell").with(RESIDUAL),
        Net.of("BlockBefore", header, "@Dense(8)", ": Cell", "@Use(width = 4) : Cell", "@Dense(3)")
            .with(PRE_ACTIVATION),
        Net.of(
                "BlockSkipped",
                Zoo.classes(6, 3, "@Adam"),
                "@Use(width = 33, repeat = 2) : Cell",
                "@Use(width = 1) : Cell",
                "@Dense(3)")
            .with(SKIPPED),
        Net.of("BlockAdded", header, "@Use(width = 7) : Fork", "@Dense(3)").with(ADDED),
        Net.of(
                "BlockBoth",
                header,
                "@Dense(9) @Relu",
                "@Use(repeat = 2) : Fork",
                "@Use(width = 5) : Fork",
                "@Dense(3)")
            .with(BOTH),
        Net.of("BlockTwins", header, "@Use(width = 7) : Fork", "@Dense(3)").with(TWINS),
        Net.of(
                "BlockPlain",
                Zoo.classes(6, 3, "@Sgd @L2(0.01)"),
                "@Use(width = 5, repeat = 2) : Plain",
                "@Dense(3)")
            .with(PLAIN));
  }
}
