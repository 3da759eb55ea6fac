package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.text.Numbers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class ConsoleListenerTest {
  private static final int MILLISECOND = 1_000_000;

  /** What a run of 2 epochs of 10 steps prints, when a step takes this long by the clock. */
  private static String printed(boolean terminal, int width, long nanosPerStep) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long[] now = {0};
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII);
    ConsoleListener console =
        new ConsoleListener(out, terminal, width, () -> now[0] += nanosPerStep);
    HandTrainer.classifier(4, 8, 3)
        .set("epochs", 2)
        .quiet()
        .listener(console)
        .fit(TrainerTest.clouds(178));
    String text = bytes.toString(StandardCharsets.US_ASCII);
    assertFalse(text.contains("?"), "only ASCII: " + text);
    return text.replace("\r\n", "\n");
  }

  @Test
  void theSummaryComesFirst() {
    List<String> lines = printed(false, 80, 0).lines().toList();
    assertEquals("Hand: input 4, batch 16, 67 parameters, 56 multiply-adds a sample", lines.get(0));
    assertTrue(lines.get(1).matches("JDK \\S+, .+, \\d+ workers?, float32, seed 42"), lines.get(1));
    assertTrue(lines.get(2).endsWith("160 train, 18 validation, 0 test"), lines.get(2));
    assertEquals(
        "regime: Sgd(0.05), momentum 0.9; overridden: epochs = 2 in place of 40", lines.get(3));
    assertTrue(lines.get(4).startsWith("settings: epochs = 2, batch = 16, seed = 42,"));
    assertTrue(lines.get(4).length() <= 100, lines.get(4));
    assertTrue(lines.get(5).matches("    .*earlyStopping.minDelta = 0"), lines.get(5));
    assertEquals("#  field   layer         output  parameters  multiply-adds", lines.get(6));
    assertEquals("1  hidden  dense + relu  8               40             32", lines.get(7));
    assertEquals(
        "memory: parameters 268 B + gradients 268 B + optimizer 268 B + statistics 4 B"
            + " + best weights 272 B + batch 2.0 KiB = 3.1 KiB; batch = 32 takes 5.1 KiB",
        lines.get(9));
  }

  @Test
  void anEpochIsALine() {
    List<String> lines = printed(false, 80, 0).lines().toList();
    assertEquals(13, lines.size());
    String number = "\\d+\\.\\d{4}";
    assertTrue(
        lines
            .get(10)
            .matches(
                "epoch 1/2  train loss N acc N \\| val loss N acc N \\* \\| lr 2.9e-2 \\|"
                        .replace("N", number)
                    + " \\S+ samples/s \\| \\d+(\\.\\d)? m?s"),
        lines.get(10));
    assertTrue(
        lines
            .get(12)
            .matches(
                "completed after 2 epochs, \\d+(\\.\\d)? m?s \\| val loss N acc N"
                    .replace("N", number)),
        lines.get(12));
  }

  @Test
  void aTerminalSeesAtMostTenLinesASecond() {
    // A step takes 30 ms: every fourth is shown.
    String text = printed(true, 80, 30 * MILLISECOND);
    List<String> shown = Arrays.stream(text.split("\r")).filter(s -> s.contains(" left")).toList();
    assertEquals(4, shown.size());
    assertTrue(
        shown
            .get(0)
            .matches(
                "epoch 1/2  \\[========            ] 4/10  loss \\d\\.\\d{4} \\| \\d+ ms left"),
        shown.get(0));
  }

  @Test
  void aTerminalLineFitsAndIsErased() {
    String text = printed(true, 40, 200 * MILLISECOND);
    for (String piece : text.split("[\r\n]")) {
      assertTrue(!piece.contains("[=") || piece.length() < 40, piece);
    }
    assertTrue(text.contains("\r" + " ".repeat(39) + "\repoch 1/2  train"), text);
  }

  @Test
  void elsewhereThereIsALineEveryThirtySeconds() {
    assertFalse(printed(false, 80, 200 * MILLISECOND).contains("left"));
    String slow = printed(false, 80, 11_000L * MILLISECOND);
    assertEquals(6, slow.lines().filter(line -> line.contains(" left")).count());
    assertFalse(slow.contains("\r"));
  }

  @Test
  void numbersAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertTrue(printed(false, 80, 0).contains("| lr 2.9e-2 |"));
      assertEquals("31.2k", Numbers.scaled(31_190));
      assertEquals("1.0e-3", Numbers.rate(1e-3));
      assertEquals("2 min 05 s", Numbers.duration(125));
      assertEquals("1 h 01 min", Numbers.duration(3660));
      assertEquals("1.5 MiB", Numbers.bytes(3 << 19));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void buildServersAreNoTerminals() {
    assertFalse(ConsoleListener.isTerminal(Map.of("CI", "true")));
    assertFalse(ConsoleListener.isTerminal(Map.of("NO_COLOR", "1")));
    assertFalse(ConsoleListener.isTerminal(Map.of("TERM", "dumb")));
  }
}
