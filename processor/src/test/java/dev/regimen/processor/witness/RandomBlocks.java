package dev.regimen.processor.witness;

import java.util.List;
import java.util.Random;

/**
 * Networks of blocks that nobody would write, each a function of its seed. Every layer has an
 * activation, because a norm may follow and cancel a bias: what rounding leaves of its gradient is
 * no number to compare.
 */
final class RandomBlocks {
  /** They can be halved as often as blocks are in one another. */
  private static final int[] WIDTHS = {16, 32, 48};

  private static final List<String> SIZES =
      List.of("Block.WIDTH", "2 * Block.WIDTH", "Block.WIDTH / 2", "12");

  private final Random random;

  private RandomBlocks(int seed) {
    random = new Random(seed * 7919L + 5);
  }

  static Net net(int seed) {
    return new RandomBlocks(seed).net("RandomBlocks" + seed);
  }

  private Net net(String name) {
    String header =
        Zoo.classes(5, 3, random.nextBoolean() ? "@Sgd @L2(1e-3)" : "@Sgd(momentum = 0.9)");
    String inner = block("Inner", hidden(size()), hidden(size()));
    String outer =
        block("Outer", use("Block.WIDTH", "Inner inner"), hidden(size()), use("", "Inner again"));
    String fork = fork();
    return Net.of(
            name,
            header,
            "@Dense(6) @Tanh",
            use("" + width(), ": Outer"),
            use("" + width(), ": Fork"),
            use("" + width(), ": Inner"),
            "@Dense(3)")
        .with(inner, outer, fork);
  }

  private String block(String name, String... fields) {
    String[] named = new String[fields.length];
    for (int i = 0; i < fields.length; i++) {
      named[i] = fields[i].endsWith("Layer") ? fields[i] + " l" + i : fields[i];
    }
    return "@Block %s static class %s { %s; }"
        .formatted(onClass(true), name, String.join("; ", named));
  }

  /** Branches of one size, for a sum, or of any. */
  private String fork() {
    boolean add = random.nextBoolean();
    String join = add ? "@Parallel" : "@Parallel(join = Join.CONCATENATE)";
    String one = add ? "Block.WIDTH" : size();
    String other = add ? "Block.WIDTH" : size();
    String third = add ? "@Dense(Block.WIDTH) @Elu Layer" : use(size(), "Inner");
    return "@Block %s %s static class Fork { %s one; %s other; %s third; }"
        .formatted(join, onClass(false), hidden(one), hidden(other), third);
  }

  private String onClass(boolean mayBeResidual) {
    boolean residual = mayBeResidual && random.nextInt(3) > 0;
    String text = residual ? "@Residual " : "";
    text += residual && random.nextBoolean() ? "@StochasticDepth(0.3) " : "";
    text += random.nextInt(3) == 0 ? pick(Zoo.NORMS) + " " : "";
    text += random.nextInt(2) == 0 ? pick(Zoo.ACTIVATIONS) + " " : "";
    return text + (random.nextInt(4) == 0 ? "@Dropout(0.2)" : "");
  }

  private String use(String width, String type) {
    String repeat = "repeat = " + (1 + random.nextInt(2));
    return "@Use(%s%s) %s"
        .formatted(width.isEmpty() ? "" : "width = " + width + ", ", repeat, type);
  }

  private String hidden(String size) {
    String norm = random.nextInt(2) == 0 ? " " + pick(Zoo.NORMS) : "";
    return "@Dense(%s)%s %s Layer".formatted(size, norm, pick(Zoo.ACTIVATIONS));
  }

  private String size() {
    return pick(SIZES);
  }

  private int width() {
    return WIDTHS[random.nextInt(WIDTHS.length)];
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
