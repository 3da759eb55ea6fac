package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Updates of the rows that a batch looks up: where the other rows would stand still anyway they are
 * those of the whole table, and elsewhere what PyTorch's SparseAdam does, written out here.
 */
@Tag("training")
class SparseUpdatesTest {
  private static final int ROWS = 7;
  private static final int STEPS = 12;
  private static final int VOCABULARY = 23;
  private static final int WIDTH = 5;
  private static final String TABLE = "a.weight";

  /** One element's new value, of a row that is looked up; {@code s} is what is kept of it. */
  private interface Rule {
    double next(double w, double g, double rate, int step, double[] s);
  }

  private record Case(Net net, double bound, Rule rule) {}

  private static final List<Case> CASES = new ArrayList<>();
  private static final List<Net[]> TWINS = new ArrayList<>();
  private static Net plain;
  private static Compiled compiled;

  private static Net net(String name, String regime, String sparse) {
    return Net.of(
        name,
        Zoo.classes("4", 3, regime),
        "@Embedding(vocabulary = " + VOCABULARY + ", width = " + WIDTH + sparse + ")",
        "@Dense(6) @Tanh",
        "@Flatten",
        "@Dense(3)");
  }

  private static void add(String regime, double bound, Rule rule) {
    CASES.add(new Case(net("Rows" + CASES.size(), regime, ""), bound, rule));
  }

  @BeforeAll
  static void compile() {
    plain = net("Whole", "@Sgd", ", sparse = false");
    for (String regime :
        List.of("@Sgd", "@Adagrad @ClipValue(0.03)", "@Sgd @ClipNorm(value = 0.1)")) {
      String name = "Twin" + TWINS.size();
      TWINS.add(new Net[] {net(name, regime, ""), net(name + "Whole", regime, ", sparse = false")});
    }
    add("@Adam", 1e9, (w, g, rate, step, s) -> w - rate * adam(s, g, step));
    add(
        "@AdamW @WeightDecay(0.02) @ClipNorm(0.15)",
        0.15,
        (w, g, rate, step, s) -> w - rate * (adam(s, g, step) + 0.02 * w));
    add(
        "@Sgd(momentum = 0.8) @L2(0.03)",
        1e9,
        (w, g, rate, step, s) -> {
          s[0] = 0.8 * s[0] + g + 0.03 * w;
          return w - rate * s[0];
        });
    List<Net> nets = new ArrayList<>(List.of(plain));
    CASES.forEach(each -> nets.add(each.net()));
    TWINS.forEach(each -> nets.addAll(List.of(each)));
    compiled = Compiled.of("double", nets);
  }

  private static double adam(double[] s, double g, int step) {
    s[0] = 0.9 * s[0] + 0.1 * g;
    s[1] = 0.999 * s[1] + 0.001 * g * g;
    double square = s[1] / (1 - Math.pow(0.999, step));
    return s[0] / (1 - Math.pow(0.9, step)) / (Math.sqrt(square) + 1e-8);
  }

  private static StepBench bench(Net net, int workers) {
    return StepBench.of(compiled.trainer(net), ROWS, workers, 10);
  }

  private static Batch batch(int step) {
    return Batch.random(compiled.model(plain), ROWS - step % 3, step);
  }

  @Test
  void whereOtherRowsWouldStandStillTheWholeTablesUpdateIsTheSame() {
    for (Net[] twins : TWINS) {
      for (int workers = 1; workers <= 3; workers++) {
        try (StepBench rows = bench(twins[0], workers);
            StepBench whole = bench(twins[1], workers)) {
          Twins.scatter(rows, 5);
          rows.parameters().forEach(name -> whole.set(name, rows.get(name)));
          for (int step = 0; step < STEPS; step++) {
            Batch batch = batch(step);
            for (StepBench bench : List.of(rows, whole)) {
              Twins.feed(bench, batch);
              bench.train(batch.rows(), step, 0.1);
            }
            String where = twins[0].source() + workers + " workers, step " + step;
            // The terms of a norm are added up in another order.
            double apart = twins[0].header().contains("ClipNorm") ? 1e-13 : 0;
            assertArrayEquals(whole.gradient(TABLE), rows.gradient(TABLE), apart, where);
            for (String name : rows.parameters()) {
              assertArrayEquals(whole.get(name), rows.get(name), apart, where + name);
            }
          }
        }
      }
    }
  }

  @Test
  void momentsAndDecayOfOtherRowsWait() {
    assertAll(
        CASES.stream()
            .flatMap(each -> IntStream.rangeClosed(1, 3).mapToObj(n -> () -> check(each, n))));
  }

  private static void check(Case each, int workers) {
    try (StepBench bench = bench(each.net(), workers);
        StepBench gradients = bench(plain, 1)) {
      Twins.scatter(bench, 5);
      double[] expected = bench.get(TABLE);
      double[][] kept = new double[expected.length][2];
      for (int step = 0; step < STEPS; step++) {
        Batch batch = batch(step);
        double rate = 0.1 / (1 + step);
        bench.parameters().forEach(name -> gradients.set(name, bench.get(name)));
        Twins.feed(gradients, batch);
        gradients.train(batch.rows(), 0, 0);
        double factor = Math.min(1, each.bound() / norm(gradients));
        double[] g = gradients.gradient(TABLE);
        Set<Integer> touched = new HashSet<>();
        Arrays.stream(batch.input()).forEach(id -> touched.add((int) id));
        assertTrue(touched.size() < VOCABULARY, "every row is looked up");
        for (int i = 0; i < expected.length; i++) {
          if (touched.contains(i / WIDTH)) {
            expected[i] = each.rule().next(expected[i], factor * g[i], rate, step + 1, kept[i]);
          }
        }
        Twins.feed(bench, batch);
        bench.train(batch.rows(), step, rate);
        String where = each.net().source() + workers + " workers, step " + step;
        Close.assertClose(expected, bench.get(TABLE), 1e-9, where);
      }
    }
  }

  private static double norm(StepBench bench) {
    double squares = 0;
    for (String name : bench.parameters()) {
      squares += Arrays.stream(bench.gradient(name)).map(x -> x * x).sum();
    }
    return Math.sqrt(squares);
  }

  /** What has to reach every row says so, or shows it by what it computes. */
  @Test
  void whatReachesEveryRowUpdatesTheWholeTable() {
    List<String> byRows =
        List.of("@Lion", "@Muon", "@RmsProp @L1(1e-3)", "@Sgd @MaxNorm(1)", "@Sgd @ElasticNet");
    List<String> whole =
        List.of(
            "@Lamb",
            "@Lars",
            "@AdamW @Ema(decay = 0.9)",
            "@Sgd @Lookahead",
            "@Sgd @Accumulate(2)",
            "@Sgd @Sam",
            "@Sgd @GradientNoise");
    List<Net> nets = new ArrayList<>();
    byRows.forEach(regime -> nets.add(net("ByRows" + nets.size(), regime, "")));
    whole.forEach(regime -> nets.add(net("Every" + nets.size(), regime, "")));
    nets.add(net("Declared", "@Sgd", ", sparse = false"));
    nets.add(
        Net.of(
            "Shared",
            Zoo.classes("4", VOCABULARY, "@Sgd"),
            "@Embedding(vocabulary = " + VOCABULARY + ", width = " + WIDTH + ")",
            "@GlobalAveragePool",
            "@Dense(" + VOCABULARY + ") @Tied(\"a\")"));
    Models models = Models.of(nets);
    Set<String> found = new TreeSet<>();
    for (Net net : nets) {
      Set<Leaf> sparse = Lowerings.sparse(models.of(net));
      assertTrue(sparse.stream().allMatch(leaf -> leaf.name().equals(TABLE)), net.source());
      if (!sparse.isEmpty()) {
        found.add(net.name());
      }
    }
    assertEquals(Set.of("ByRows0", "ByRows1", "ByRows2", "ByRows3", "ByRows4"), found);
  }
}
