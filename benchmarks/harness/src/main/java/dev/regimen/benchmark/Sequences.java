package dev.regimen.benchmark;

/** Networks of rows of ids: nanoGPT's small one for a processor, and char-rnn's. */
final class Sequences {
  /** Letters of tiny-shakespeare. */
  static final int VOCABULARY = 65;

  private Sequences() {}

  /** Four blocks of causal attention in four heads and a perceptron, each behind a layer norm. */
  static Network transformer(int length, int width) {
    return layers -> {
      layers.embedding("letters", VOCABULARY, width);
      layers.positions("places", length, width);
      for (int i = 0; i < 4; i++) {
        String name = "blocks." + i;
        layers.residual(
            body -> {
              body.layerNorm(name + ".mix.norm", width);
              body.attention(name + ".mix.attention", width, 4);
            },
            shortcut -> {});
        layers.residual(
            body -> {
              body.layerNorm(name + ".perceptron.norm", width);
              body.dense(name + ".perceptron.wide", width, 4 * width, true);
              body.gelu();
              body.dense(name + ".perceptron.narrow", 4 * width, width, true);
            },
            shortcut -> {});
      }
      layers.layerNorm("norm", width);
      layers.meanOfRows();
      layers.dense("output", width, VOCABULARY, true);
    };
  }

  /** Two layers of long short-term memory. */
  static Network recurrent(int width, int units) {
    return layers -> {
      layers.embedding("letters", VOCABULARY, width);
      layers.lstm("first", width, units);
      layers.lstm("second", units, units);
      layers.meanOfRows();
      layers.dense("output", units, VOCABULARY, true);
    };
  }
}
