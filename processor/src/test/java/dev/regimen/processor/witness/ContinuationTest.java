package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.lower.ContinuationLowering;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.rule.Rules;
import dev.regimen.train.StepBench;
import dev.regimen.train.TokenByToken;
import dev.regimen.train.step.Step;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What goes on token by token is what whole windows say, of every layer that keeps something; and
 * what the interpreter says.
 */
@Tag("training")
class ContinuationTest {
  private static final int IDS = 9;
  private static final double[] TEXT = {3, 1, 8, 2, 4, 7};
  private static final Net LEARNED =
      Net.of(
              "Learned",
              text(6, ""),
              "@Embedding(width = 6)",
              "@PositionEncoding",
              "@Use(repeat = 6) : Encoder",
              "@LayerNorm",
              "@Dense(9)")
          .with(
              """
              @Block @Residual
              static class Encoder {
                @LayerNorm Layer norm;
                @SelfAttention(value = 2, causal = true) Layer mix;
              }
              """);
  private static final Net TURNED =
      Net.of(
          "Turned",
          text(6, ""),
          "@Embedding(width = 6)",
          "@PositionEncoding(kind = PositionKind.ROTARY)",
          "@SelfAttention(value = 2, causal = true) @Dropout(0.2)",
          "@Gru(value = 6, layerNorm = true)",
          "@SelfAttention(value = 1, causal = true)",
          "@Dense(9)");
  private static final Net WAVING =
      Net.of(
          "Waving",
          text(6, ""),
          "@Embedding(width = 6)",
          "@PositionEncoding(kind = PositionKind.SINUSOIDAL)",
          "@Conv1d(value = 6, kernel = 3, depthwise = true, causal = true) @Gelu",
          "@Lstm(value = 4, layerNorm = true, stateDropout = 0.3)",
          "@Conv1d(value = 12, kernel = 1)",
          "@Dense(9)");
  private static final Net RECURRENT = recurrent("Recurrent", 6);
  private static final Net LONGER = recurrent("Longer", 20);
  private static final Net DRAWING =
      Net.of(
          "Drawing",
          text(6, "@MonteCarlo(samples = 4)"),
          "@Embedding(width = 6)",
          "@Gru(4) @Dropout(0.5)",
          "@Dense(9)");
  private static final List<Net> BOUNDED = List.of(LEARNED, TURNED, WAVING);
  private static final Compiled COMPILED =
      Compiled.of("double", List.of(LEARNED, TURNED, WAVING, RECURRENT, LONGER, DRAWING));

  private static String text(int length, String more) {
    return "@Network @Text(maxLength = " + length + ", vocabulary = 9) @NextToken @Sgd " + more;
  }

  private static Net recurrent(String name, int length) {
    return Net.of(
        name,
        text(length, ""),
        "@Embedding(width = 4)",
        "@Conv1d(value = 4, kernel = 3, dilation = 2, causal = true) @Tanh",
        "@Lstm(5) @Dropout(0.2)",
        "@Gru(4)",
        "@SimpleRnn(3)",
        "@Dense(9)");
  }

  @Test
  void aTokenCostsOneAndSaysWhatTheWindowSays() {
    for (Net net : List.of(LEARNED, TURNED, WAVING, RECURRENT)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 2, 1, 10)) {
        Twins.scatter(bench, 4);
        bench.input(TEXT);
        double[] whole = bench.infer(1).prediction();
        double[] continued = TokenByToken.predicted(bench, TEXT);
        assertArrayEquals(whole, continued, 1e-10, net.name());
        double[] again = TokenByToken.predicted(bench, TEXT);
        assertArrayEquals(continued, again, net.name() + " begins anew");
        assertArrayEquals(interpreted(net, bench), continued, 1e-10, net.name() + " interpreted");
      }
    }
  }

  /** It is given no target; steps of whole windows, which are, predict on the way to their loss. */
  @Test
  void itsMethodsPredictAndMeasureNothing() {
    String source = COMPILED.source(WAVING);
    int begins = source.indexOf("class Continuation ");
    assertTrue(source.substring(0, begins).contains(" forwardLoss();"), source);
    String continuation = source.substring(begins);
    assertTrue(continuation.contains(" predict();"), continuation);
    assertFalse(Pattern.compile("(?i)loss|target").matcher(continuation).find(), continuation);
  }

  private static ContinuationLowering lowered(Net net) {
    return ContinuationLowering.of(COMPILED.model(net), Rules.load(), new DeclaredSettings())
        .orElseThrow();
  }

  private static double[] interpreted(Net net, StepBench bench) {
    Oracle oracle = new Oracle(1, lowered(net).program().orElseThrow());
    bench.parameters().forEach(name -> oracle.set(name, bench.get(name)));
    double[] predicted = new double[TEXT.length * IDS];
    for (int place = 0; place < TEXT.length; place++) {
      Batch batch = new Batch(1, new double[] {TEXT[place]}, new double[0], new double[0]);
      double[] row = oracle.run(batch, place, 0).outputs().get(Program.PREDICTION).data();
      System.arraycopy(row, 0, predicted, place * IDS, IDS);
    }
    return predicted;
  }

  /** Without places, a text is as long as one likes: as if the window were. */
  @Test
  void recurrencesAndConvolutionsGoOnBeyondTheirWindow() {
    double[] text = new double[20];
    Arrays.setAll(text, i -> 2 + i * 5 % 7);
    try (StepBench bench = StepBench.of(COMPILED.trainer(RECURRENT), 1, 1, 10);
        StepBench longer = StepBench.of(COMPILED.trainer(LONGER), 1, 1, 10)) {
      Twins.scatter(bench, 4);
      bench.parameters().forEach(name -> longer.set(name, bench.get(name)));
      longer.input(text);
      assertArrayEquals(longer.infer(1).prediction(), TokenByToken.predicted(bench, text), 1e-10);
      assertEquals(Integer.MAX_VALUE, bench.blueprint().goesOn());
    }
  }

  @Test
  void whatKnowsPlacesEndsWithItsWindow() {
    for (Net net : BOUNDED) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 1, 1, 10)) {
        assertEquals(6, bench.blueprint().goesOn(), net.name());
        double[] text = Arrays.copyOf(TEXT, 7);
        assertThrows(
            IndexOutOfBoundsException.class, () -> TokenByToken.predicted(bench, text), net.name());
      }
    }
  }

  /** Keys and values of six layers take more than a whole window's pass does. */
  @Test
  void aPredictorHasRoomForWhatIsKept() {
    Matcher room =
        Pattern.compile("activations\\(\\d+, (\\d+)\\)").matcher(COMPILED.source(LEARNED));
    assertTrue(room.find() && Long.parseLong(room.group(1)) >= 6 * 2 * 6 * 6);
  }

  @Test
  void whatCannotGoOnIsTold() {
    ContinuationLowering drawing = lowered(DRAWING);
    assertTrue(drawing.program().isEmpty());
    assertEquals("writes by whole windows: @MonteCarlo draws for each of them", drawing.told());
    assertEquals(0, COMPILED.trainer(DRAWING).blueprint().goesOn());
    assertTrue(COMPILED.source(DRAWING).contains("writes by whole windows"));
    assertTrue(COMPILED.source(RECURRENT).contains("writes token by token"));
  }

  @Test
  void aPassAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Net net : List.of(TURNED, WAVING, RECURRENT)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 1, 1, 10)) {
        Step step = bench.continuing();
        Step.Observer nobody = (task, prediction, width, from, to) -> {};
        long least = Long.MAX_VALUE;
        for (int text = 0; text < 200; text++) {
          long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
          for (int place = 0; place < TEXT.length; place++) {
            step.begin(1, 0, false, nobody);
            step.follow(place);
            step.forward();
          }
          long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
          least = Math.min(least, after - before);
        }
        assertEquals(0, least, net.name());
      }
    }
  }
}
