package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Kept;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.MemorySize;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler's sum is the runtime's, to the byte, and what it offers fits. */
@Tag("javac")
class MemoryBudgetTest {
  private static final int BATCH = 48;

  private static final String ROWS = "{ @Dense(20) @BatchNorm @Relu Layer a; @Dense(3) Layer y; }";

  /** Networks with all that takes memory: slots, averages, statistics, conditions, parts, sums. */
  private static final Map<String, String> NETS =
      Map.ofEntries(
          Map.entry(
              "Rows",
              "@Network(input = 13, outputs = 2) @AdamW"
                  + " class Rows { @Dense(20) @Relu Layer a; @Dense(2) Layer y; }"),
          Map.entry(
              "Tagged",
              "@Network(classes = 5) @Tagging @Text(maxLength = 7, vocabulary = 9) @Adam"
                  + " class Tagged { @Embedding(width = 6) Layer a; @Lstm(4) Layer b;"
                  + " @Dense(5) Layer y; }"),
          Map.entry(
              "Maps",
              "@Network(input = {12, 12, 3}, classes = 5)"
                  + " @Sgd(learningRate = 0.01, momentum = 0.9) @Ema"
                  + " class Maps { @Conv(8) @BatchNorm @Relu @MaxPool Layer a;"
                  + " @Conv(8) @WeightStandardization @GroupNorm(groups = 2) @Relu Layer b;"
                  + " @Flatten Layer flat; @Dense(5) Layer y; }"),
          Map.entry(
              "Swas",
              "@Network(input = 6, classes = 2) @Swa(start = 5)"
                  + " class Swas { @Dense(7) @BatchNorm @Tanh Layer a; @Dense(1) Layer y; }"),
          Map.entry(
              "Weighed",
              "@Network(input = 6, classes = 3) @ClassWeights({1, 2, 3})"
                  + " class Weighed { @Dense(7) @Lsuv @Tanh Layer a; @Dense(3) Layer y; }"),
          Map.entry(
              "Styles",
              "@Network(input = {8, 8, 4}, classes = 3) @Condition(6)"
                  + " class Styles { @Conv(4) @AdaIn @Relu Layer a; @Flatten Layer flat;"
                  + " @Dense(3) Layer y; }"),
          Map.entry("Lambs", "@Network(input = 13, classes = 3) @Lamb class Lambs " + ROWS),
          Map.entry(
              "Larses",
              "@Network(input = 13, classes = 3) @Lars(learningRate = 0.1) @GradientNoise"
                  + " class Larses "
                  + ROWS),
          Map.entry(
              "Bounded",
              "@Network(input = 13, classes = 3) @AdamW @ClipNorm(1) @MaxNorm(3) @Lookahead"
                  + " class Bounded "
                  + ROWS),
          Map.entry(
              "Saved",
              "@Network(input = 6, classes = 2) @AdamW @Ema @Plateau @Checkpoint"
                  + " @Split(validation = 0.2)"
                  + " class Saved { @Dense(7) @BatchNorm @Tanh Layer a; @Dense(1) Layer y; }"),
          Map.entry(
              "Summed",
              "@Network(input = 6, classes = 2) @Swa(start = 5) @Checkpoint"
                  + " @EarlyStopping(restoreBest = false, monitor = Metric.TRAIN_LOSS)"
                  + " class Summed { @Dense(7) @BatchNorm @Tanh Layer a; @Dense(1) Layer y; }"),
          Map.entry(
              "Cycles",
              "@Network(input = 13, classes = 3) @Sgd(learningRate = 0.1)"
                  + " @SnapshotEnsemble(cycles = 4) @Checkpoint class Cycles "
                  + ROWS),
          Map.entry(
              "Sharp",
              "@Network(input = 13, classes = 3) @Sgd(learningRate = 0.1) @Sam @Plateau"
                  + " @Split(validation = 0.2) class Sharp "
                  + ROWS),
          Map.entry(
              "Follows",
              "@Network @Text(maxLength = 5, vocabulary = 9) @NextToken(carried = true)"
                  + " @Sgd(learningRate = 0.1) @Sam"
                  + " class Follows { @Embedding(width = 6) Layer a; @Gru(4) Layer b;"
                  + " @Dense(9) Layer y; }"));

  private static Stream<String> names() {
    return NETS.keySet().stream().sorted();
  }

  /** All networks at once: a compilation takes longer to begin than with any of them. */
  private static Compilation free;

  private static Compilation exact;
  private static Compilation oneByteShort;
  private static Compilation ofElevenSamples;

  @BeforeAll
  static void compileThem() {
    free = all(net -> "");
    exact = all(net -> bytes(net) + " B");
    oneByteShort = all(net -> bytes(net) - 1 + " B");
    ofElevenSamples = all(net -> MemorySize.bytes(blueprint(free, net), 11, 1) + " B");
  }

  private static Compilation all(UnaryOperator<String> budget) {
    return Sources.compile(
        names().map(net -> source(net, budget.apply(net))).toArray(JavaFileObject[]::new));
  }

  private static JavaFileObject source(String net, String budget) {
    String regime = "@Train(epochs = 20, batch = " + BATCH + ")";
    String bound = budget.isEmpty() ? "" : "@MemoryBudget(\"" + budget + "\")";
    return Sources.of(net, regime + bound + NETS.get(net));
  }

  /** What a run takes. */
  private static long bytes(String net) {
    return MemorySize.bytes(blueprint(free, net), BATCH, 1);
  }

  private static Blueprint blueprint(Compilation compilation, String net) {
    try {
      Class<?> trainer = new Loaded(compilation).loadClass(net + "Trainer");
      return ((Trainer<?>) trainer.getConstructor().newInstance()).blueprint();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String refusal(Compilation compilation, String net) {
    List<String> errors =
        compilation.errors().stream()
            .map(Sources::text)
            .filter(text -> text.contains("[Regimen:MemoryBudget] " + net + ":"))
            .toList();
    assertEquals(1, errors.size(), compilation.diagnostics().toString());
    return errors.get(0);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theCompilersSumIsTheRuntimesToTheByte(String net) {
    long bytes = bytes(net);
    assertEquals(List.<Diagnostic<?>>of(), exact.errors());
    assertEquals(bytes, blueprint(exact, net).memoryBudget());
    String text = refusal(oneByteShort, net);
    assertTrue(text.contains("batch = 48 takes"), text);
    assertTrue(text.contains("(" + bytes + " bytes)"), text);
    assertTrue(text.contains("(" + (bytes - 1) + " bytes)"), text);
    assertTrue(text.contains("batch = 32"), text);
  }

  /**
   * All that memory is made for but what convolutions work in ({@code ConvolutionMemoryTest}),
   * found by going through what the run's memory refers to. What a run keeps of its weights beside
   * is {@code HeldInRunsTest}'s.
   */
  @ParameterizedTest
  @MethodSource("names")
  void theSumIsWhatARunAllocates(String net) throws Exception {
    Class<?> type = new Loaded(free).loadClass(net + "Trainer");
    for (int workers : new int[] {1, 2}) {
      Trainer<?> trainer = (Trainer<?>) type.getConstructor().newInstance();
      Blueprint blueprint = trainer.blueprint();
      Memory memory = Held.memory(trainer, BATCH, workers);
      Kept nothing = new Kept(false, 0, false);
      long lent = MemorySize.convolutions(blueprint, BATCH, workers);
      long said = MemorySize.bytes(blueprint, nothing, BATCH, workers) - lent;
      assertEquals(said, Held.bytes(memory), net);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBatchThatIsOfferedFitsAndTwiceItDoesNot(String net) {
    Blueprint blueprint = blueprint(free, net);
    long budget = MemorySize.bytes(blueprint, 11, 1);
    String text = refusal(ofElevenSamples, net);
    Matcher offered = Pattern.compile("fix: {2}batch = (\\d+) on @Train").matcher(text);
    assertTrue(offered.find(), text);
    assertEquals("8", offered.group(1));
    assertTrue(MemorySize.bytes(blueprint, 8, 1) <= budget);
    assertTrue(MemorySize.bytes(blueprint, 16, 1) > budget);
  }

  @Test
  void aBatchThatGrowsIsCountedAsLargeAsItGrows() {
    String net =
        "@Sgd(learningRate = 0.01) @GrowingBatch(milestones = 10, factor = 0.25)"
            + NETS.get("Rows").replace("@AdamW", "");
    String plain = "@Train(epochs = 20, batch = 16) ";
    Compilation free = Sources.compile(Sources.of("Source", plain + net));
    long grown = MemorySize.bytes(blueprint(free, "Rows"), 64, 1);
    Compilation fits =
        Sources.compile(Sources.of("Source", plain + "@MemoryBudget(\"" + grown + " B\") " + net));
    assertEquals(List.<Diagnostic<?>>of(), fits.errors());
    String text =
        refusal(
            Sources.compile(
                Sources.of("Source", plain + "@MemoryBudget(\"" + (grown - 1) + " B\") " + net)),
            "Rows");
    assertTrue(text.contains("batch = 64 takes"), text);
    assertTrue(text.contains("batch = 8 on @Train"), text);
  }

  @Test
  void aBudgetTooSmallForOneSampleSaysSoWithTheThreeLargest() {
    String text = refusal(Sources.process(source("Rows", "1.5 KB")), "Rows");
    assertTrue(text.contains("Rows: even batch = 1 takes"), text);
    assertTrue(text.contains("and the budget is 1.5 KiB (1500 bytes)"), text);
    // 20 x 13 + 20 + 2 x 20 + 2 = 322 numbers twice; AdamW's two vectors are a tile of 2048 each,
    // for
    // matrices and for biases; workers exchange 640, 640 and 1 partial sums
    assertTrue(text.contains("the largest of it: adamW.mean 8 KiB, adamW.meanSquare"), text);
    assertTrue(text.contains("fix:  @MemoryBudget(\""), text);
  }

  @Test
  void whatIsNoSizeIsRefused() {
    for (String size : List.of("2 gigs", "2", "GB", "-1 GB", "0 MB", "1e3 KB", "")) {
      Compilation compilation =
          Sources.process(
              Sources.of("Source", "@MemoryBudget(\"" + size + "\")" + NETS.get("Rows")));
      assertTrue(refusal(compilation, "Rows").contains("but this is '" + size + "'"), size);
    }
  }

  /** What a run has set and how many workers it has, only the run knows. */
  @Test
  void aRunIsHeldToItsBudgetAndTheSummaryNamesTheLargestBatch()
      throws ReflectiveOperationException {
    Compilation compilation = Sources.compile(source("Maps", "2 MB"));
    Class<?> type = new Loaded(compilation).loadClass("MapsTrainer");
    Trainer<?> trainer = (Trainer<?>) type.getConstructor().newInstance();
    long left = 2_000_000 - MemorySize.bytes(trainer.blueprint(), 0, 1);
    long each =
        MemorySize.bytes(trainer.blueprint(), 1, 1) - MemorySize.bytes(trainer.blueprint(), 0, 1);
    long largest = Long.highestOneBit(left / each);
    trainer.workers(1);
    String summary = trainer.summary();
    assertTrue(summary.contains(" of 1.9 MiB, in which batch = " + largest + " fits"), summary);
    SettingException refused =
        assertThrows(
            SettingException.class,
            () ->
                MemorySize.withinBudget(trainer.blueprint(), new Kept(true, 0, false), 100_000, 1));
    assertTrue(
        refused.getMessage().contains("the largest that fits is " + largest), refused.getMessage());
  }
}
