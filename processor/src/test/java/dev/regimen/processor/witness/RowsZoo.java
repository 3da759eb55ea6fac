package dev.regimen.processor.witness;

import java.util.List;

/** Networks whose samples are rows of vectors from layer to layer. */
final class RowsZoo {
  private RowsZoo() {}

  /** Texts of all lengths, those without a unit among them. */
  static List<Net> texts() {
    return List.of(
        Net.of(
            "TextMean",
            text("maxLength = 5, vocabulary = 11", "@Adam"),
            "@Embedding(width = 5) @SpatialDropout(0.2)",
            "@GlobalAveragePool",
            "@Dense(4) @Relu",
            "@Dense(3)"),
        Net.of(
            "TextAttention",
            text("maxLength = 6, vocabulary = 9", "@Sgd(momentum = 0.9)"),
            "@Embedding(width = 6) @LayerNorm",
            "@PositionEncoding",
            "@SelfAttention(2) @Gelu",
            "@SelfAttention(value = 3, causal = true)",
            "@Dense(5) @Tanh",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "TextTurned",
            text("maxLength = 6, vocabulary = 9", "@Sgd"),
            "@Embedding(width = 6)",
            "@PositionEncoding(kind = PositionKind.SINUSOIDAL)",
            "@PositionEncoding(kind = PositionKind.ROTARY)",
            "@SelfAttention(2) @Tanh",
            "@SelfAttention(value = 1, causal = true)",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
                "TextAlike",
                text("maxLength = 4, vocabulary = 9", "@Adam"),
                "@Embedding(width = 4) @Dropout(0.2)",
                "@PositionEncoding(kind = PositionKind.SINUSOIDAL)",
                "@Use : Reading",
                "@GlobalAveragePool",
                "@Dense(16) @Relu @Dropout(0.3)",
                "@Dense(3)")
            .with(
                """
                @Block @Residual @StochasticDepth(0.3)
                static class Reading {
                  @LayerNorm Layer before;
                  @SelfAttention(4) @Dropout(0.3) Layer context;
                  @FeedForward(4) @Dropout(0.2) @LayerScale Layer forward;
                }
                """),
        Net.of(
            "TextOfOne",
            text("maxLength = 1, vocabulary = 4", "@Sgd"),
            "@Embedding(width = 1)",
            "@PositionEncoding",
            "@SelfAttention",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "TextConvolution",
            text("maxLength = 7, vocabulary = 9", "@Sgd(momentum = 0.9)"),
            "@Embedding(width = 5)",
            "@Conv1d(value = 6, kernel = 2) @LayerNorm @Gelu",
            "@Conv1d(value = 6, dilation = 2, causal = true) @Tanh",
            "@Conv1d(value = 4, stride = 2, padding = Padding.VALID) @Tanh",
            "@GlobalMaxPool",
            "@Dense(3)"),
        Net.of(
                "TextCnn",
                text("maxLength = 6, vocabulary = 9", "@Adam"),
                "@Embedding(width = 4)",
                "@Use : Windows",
                "@Dropout(0.2)",
                "@Dense(3)")
            .with(
                """
                @Block @Parallel(join = Join.CONCATENATE)
                static class Windows {
                  @Conv1d(value = 3, kernel = 2) @Relu @GlobalMaxPool Layer two;
                  @Conv1d(value = 2, kernel = 3, padding = Padding.VALID) @Relu @GlobalMaxPool
                  Layer three;
                  @Conv1d(value = 4, depthwise = true) @Silu @GlobalAveragePool Layer each;
                }
                """));
  }

  /** Recurrent layers over rows and over texts, in both directions. */
  static List<Net> recurrent() {
    return List.of(
        Net.of(
            "LstmOfText",
            text("maxLength = 6, vocabulary = 9", "@Sgd(momentum = 0.9)"),
            "@Embedding(width = 5)",
            "@Lstm(4) @LayerNorm",
            "@Lstm(value = 3, bidirectional = true, stateDropout = 0.3, layerNorm = true)",
            "@LastUnit",
            "@Dense(3)"),
        Net.of(
            "GruOfText",
            text("maxLength = 5, vocabulary = 9", "@Adam @MonteCarlo(samples = 2)"),
            "@Embedding(width = 4)",
            "@Gru(value = 5, bidirectional = true, layerNorm = true) @Dropout(0.2)",
            "@Gru(value = 3, stateDropout = 0.2)",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "SimpleOfText",
            text("maxLength = 4, vocabulary = 7", "@Sgd"),
            "@Embedding(width = 3)",
            "@SimpleRnn(value = 4, bidirectional = true, layerNorm = true)",
            "@LastUnit",
            "@Dense(3)"),
        Net.of(
            "RecurrenceOfRows",
            Zoo.classes("{4, 5}", 3, "@Sgd"),
            "@SimpleRnn(value = 3, stateDropout = 0.4)",
            "@Lstm(value = 2, layerNorm = true)",
            "@Lstm(2)",
            "@Gru(value = 1, layerNorm = true)",
            "@LastUnit",
            "@Dense(3)"),
        Net.of(
            "RecurrenceOfOne",
            text("maxLength = 1, vocabulary = 4", "@Sgd"),
            "@Embedding(width = 2)",
            "@Lstm(value = 2, bidirectional = true, layerNorm = true)",
            "@LastUnit",
            "@Dense(3)"));
  }

  private static String text(String form, String optimizer) {
    return "@Network(classes = 3) @Text(" + form + ") " + optimizer;
  }

  /** Products of many rows a sample, behind a table and behind maps, with all that follows one. */
  static List<Net> rows() {
    return List.of(
        Net.of(
            "RowsOfIds",
            Zoo.classes(5, 3, "@AdamW @WeightDecay(0.01)"),
            "@Embedding(vocabulary = 11, width = 6)",
            "@Dense(7) @BatchNorm @Relu @Dropout(0.2)",
            "@Dense(value = 4, bias = Bias.OFF) @LayerNorm @Gelu",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "RowsMean",
            Zoo.classes(4, 3, "@Sgd(momentum = 0.9)"),
            "@Embedding(vocabulary = 9, width = 5)",
            "@Dense(8) @WeightNorm @Tanh @SpatialDropout(0.2)",
            "@Dense(1) @Silu",
            "@Dense(6) @RmsNorm @Softmax",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "RowsWide",
            Zoo.classes(3, 3, "@Sgd"),
            "@Embedding(vocabulary = 4, width = 300)",
            "@Dense(270) @GroupNorm(groups = 2) @Relu",
            "@Dense(2) @WeightStandardization @BatchNorm",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "Attention",
            Zoo.classes(5, 3, "@Sgd(momentum = 0.9)"),
            "@Embedding(vocabulary = 11, width = 6)",
            "@SelfAttention(2) @LayerNorm @Dropout(0.2)",
            "@SelfAttention @Gelu",
            "@SelfAttention(6) @BatchNorm",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "AttentionOfInput",
            Zoo.classes("{5, 6}", 3, "@Sgd"),
            "@PositionEncoding",
            "@SelfAttention(value = 3, causal = true) @Relu",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "RowsOfOne",
            Zoo.classes("{8, 1}", 3, "@Sgd"),
            "@SelfAttention @Tanh @Dropout(0.3)",
            "@GlobalAveragePool @Tanh",
            "@Dense(3)"),
        Net.of(
            "AttentionToOne",
            Zoo.classes(1, 3, "@Sgd"),
            "@Embedding(vocabulary = 11, width = 4)",
            "@SelfAttention(2) @Tanh",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
                "AttentionBlocks",
                Zoo.classes(4, 3, "@Sgd(momentum = 0.9)"),
                "@Embedding(vocabulary = 7, width = 8)",
                "@Use(repeat = 2) : Encoder",
                "@Use(width = 5) : Wide",
                "@GlobalAveragePool",
                "@Dense(3)")
            .with(
                """
                @Block @Residual
                static class Encoder {
                  @LayerNorm Layer norm;
                  @SelfAttention(2) Layer mix;
                }
                """,
                """
                @Block @Residual
                static class Wide {
                  @Dense(Block.WIDTH) @Relu Layer wide;
                }
                """));
  }
}
