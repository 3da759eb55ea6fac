package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random networks: they compile without a warning, step as the interpreter, and differentiate. */
@Tag("training")
class FuzzTest {
  /** All of them with -Pfuzz; every test run takes a third, which is half a minute less. */
  private static final int SHARE = Long.getLong("fuzz", 0) > 0 ? 1 : 3;

  private static final int NETS = 66 / SHARE;
  private static final int BLOCKS = 12 / SHARE;
  private static final int ROWS = 21 / SHARE;
  private static final List<Net> ALL = new ArrayList<>();
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    for (int seed = 0; seed < NETS; seed++) {
      ALL.add(RandomNets.net(seed));
    }
    for (int seed = 0; seed < BLOCKS; seed++) {
      ALL.add(RandomBlocks.net(seed));
    }
    for (int seed = 0; seed < ROWS; seed++) {
      ALL.add(RandomRows.net(seed));
    }
    compiled = Compiled.of("double", ALL);
  }

  @Test
  void stepsAreThoseOfTheInterpreter() {
    assertAll(ALL.stream().map(net -> () -> step(net)));
  }

  private static void step(Net net) {
    Random random = new Random(net.name().hashCode());
    Twins.compare(compiled, net, 2 + random.nextInt(40), 1 + random.nextInt(3));
  }

  @Test
  void gradientsAreDifferences() {
    assertAll(ALL.stream().map(net -> () -> differentiate(net)));
  }

  private static void differentiate(Net net) {
    int rows = 2 + new Random(net.name().hashCode()).nextInt(12);
    try (StepBench bench = StepBench.of(compiled.trainer(net), rows, 1, 10)) {
      Twins.scatter(bench, 29);
      Twins.feed(bench, Batch.random(compiled.model(net), rows, rows));
      Differences.check(bench, rows, 1, net.source(), 3);
    }
  }
}
