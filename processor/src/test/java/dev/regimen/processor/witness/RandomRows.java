package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks of rows, with attention among them, that nobody would write; each by its seed. */
final class RandomRows {
  private static final int[] LENGTHS = {1, 2, 3, 5, 8};
  private static final int[] WIDTHS = {1, 2, 4, 6, 12, 30, 270};
  private static final List<String> NORMS =
      List.of("@BatchNorm", "@LayerNorm", "@RmsNorm", "@LayerNorm(epsilon = 0.01)");
  private static final List<String> ENDS =
      List.of("@Flatten", "@GlobalAveragePool", "@GlobalAveragePool @Tanh");

  private final Random random;
  private final List<String> fields = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();
  private int width;

  private RandomRows(int seed) {
    random = new Random(seed * 15_485_863L + 5);
  }

  static Net net(int seed) {
    return new RandomRows(seed).made(seed);
  }

  private Net made(int seed) {
    int length = LENGTHS[random.nextInt(LENGTHS.length)];
    width = WIDTHS[random.nextInt(WIDTHS.length)];
    int first = width;
    boolean ids = random.nextBoolean();
    if (ids) {
      fields.add("@Embedding(vocabulary = 9, width = " + width + ")");
    } else {
      // A dense layer would take the network's own input for one vector.
      fields.add(random.nextBoolean() ? "@Tanh" : "@SelfAttention(" + heads() + ")");
    }
    int depth = 1 + random.nextInt(4);
    for (int i = 0; i < depth; i++) {
      fields.add(field());
    }
    if (width > 1 && random.nextInt(3) == 0) {
      block();
    }
    fields.add(pick(ENDS));
    fields.add("@Dense(3)");
    String input = ids ? "" + length : "{" + length + ", " + first + "}";
    String header = Zoo.classes(input, 3, random.nextBoolean() ? "@Sgd" : "@AdamW");
    return new Net("RandomRows" + seed, header, fields, blocks);
  }

  private String field() {
    String field;
    if (random.nextInt(3) == 0) {
      field = "@SelfAttention(" + heads() + ")";
    } else {
      width = WIDTHS[random.nextInt(WIDTHS.length)];
      field = "@Dense(" + width + ")";
    }
    // One value has nothing to be normalized by.
    if (width > 1 && random.nextInt(2) == 0) {
      field += " " + pick(NORMS);
    }
    if (random.nextInt(3) > 0) {
      String activation = pick(Zoo.ACTIVATIONS);
      field += " " + (width == 1 && activation.equals("@Softmax") ? "@Tanh" : activation);
    }
    return switch (random.nextInt(5)) {
      case 0 -> field + " @Dropout(0.3)";
      case 1 -> field + " @SpatialDropout(0.2)";
      default -> field;
    };
  }

  /** A divisor of the width. */
  private int heads() {
    int heads = 1 + random.nextInt(4);
    while (width % heads != 0) {
      heads--;
    }
    return heads;
  }

  private void block() {
    fields.add("@Use(repeat = 2) : Encoder");
    blocks.add(
        "@Block @Residual static class Encoder { @LayerNorm Layer normal; @SelfAttention("
            + heads()
            + ") Layer mixed; @Dense(Block.WIDTH) @Gelu Layer each; }");
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
