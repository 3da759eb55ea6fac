package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.annotation.Metric;
import dev.regimen.babysit.Checkup;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.TaggedText;
import dev.regimen.data.TextSamples;
import dev.regimen.data.TextStream;
import dev.regimen.report.RunFolder;
import dev.regimen.train.DataFingerprint;
import dev.regimen.train.Evaluation;
import dev.regimen.train.HeadStarts;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.SpanScores;
import dev.regimen.train.StepBench;
import dev.regimen.train.Tags;
import dev.regimen.train.TextGenerator;
import dev.regimen.train.TokenByToken;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From texts to networks of tokens, what they write and say, and what is refused on the way. */
@Tag("training")
class TokenNetworkTest {
  private static ClassLoader classes;

  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Counting",
                """
                @Network @NextToken(windows = 256)
                @Text(maxLength = 8, vocabulary = 8, minCount = 1, unit = TextUnit.CHARACTER)
                @Adam(learningRate = 0.01) @Train(epochs = 6, batch = 16) @Split(validation = 0.1)
                @Metrics({Metric.VALIDATION_PERPLEXITY, Metric.VALIDATION_BITS}) @Seed(3)
                class Counting {
                  @Embedding(width = 12) Layer characters;
                  @PositionEncoding Layer places;
                  @SelfAttention(value = 2, causal = true) Layer before;
                  @Dense(16) @Relu Layer hidden;
                  @Dense(8) Layer logits;
                }
                """),
            Sources.of(
                "Namer",
                """
                @Network(classes = 3) @Tagging
                @Text(maxLength = 10, vocabulary = 14, minCount = 1)
                @Adam(learningRate = 0.02) @Train(epochs = 8, batch = 16) @Split(validation = 0.2)
                @Seed(3)
                class Namer {
                  @Embedding(width = 8) Layer words;
                  @Gru(value = 6, bidirectional = true) Layer context;
                  @Dense(3) Layer logits;
                }
                """));
    classes = new CompiledClasses(compilation);
  }

  private static Trainer<?> trainer(String network) {
    try {
      Class<?> type = classes.loadClass(network + "Trainer");
      return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** After a, b is as probable as c; all else follows of what stands before. */
  private static String song() {
    Random random = new Random(8);
    StringBuilder song = new StringBuilder();
    while (song.length() < 3_000) {
      song.append(random.nextBoolean() ? "abde" : "acde");
    }
    return song.toString();
  }

  @Test
  void itsStepsNeedNoData() {
    assertEquals(2, HeadStarts.take(trainer("Counting"), 2));
  }

  @Test
  void aNetworkWritesWhatItHasRead() throws IOException {
    RunResult<?> run = trainer("Counting").fit(TextStream.of(song()));
    Evaluation validation = run.validation();
    assertEquals(299, validation.size(), "all tokens of the last 300 but the first");
    // One of four characters is a free choice of two: ln 2 / 4 nats, but for windows' beginnings.
    assertTrue(validation.loss() < 0.25, validation.toString());
    assertEquals(Math.exp(validation.loss()), validation.value(Metric.VALIDATION_PERPLEXITY), 1e-4);
    assertEquals(validation.loss() / Math.log(2), validation.value(Metric.VALIDATION_BITS), 1e-4);
    Predictor<?> predictor = run.predictor();
    assertEquals("e", ((Label) predictor.predict("abd")).name());
    assertEquals("e", ((Label) predictor.predict("abde".repeat(20) + "abd")).name(), "of its end");
    assertThrows(IllegalArgumentException.class, () -> predictor.predict(""));
    TextGenerator writer = TextGenerator.of(predictor);
    String text = writer.generate("abdeacdea", 40, 1, 0, 7);
    assertTrue(("a" + text).matches("(a[bc]de)*a?[bc]?d?"), text);
    assertTrue(text.contains("b") && text.contains("c"), text);
    assertEquals(text, writer.generate("abdeacdea", 40, 1, 0, 7), "the same by the same seed");
    assertNotEquals(text, writer.generate("abdeacdea", 40, 1, 0, 8));
    List<String> pieces =
        writer.stream("abdeacdea", 40, 1, 0, 7).collect(Collectors.toCollection(ArrayList::new));
    assertEquals(40, pieces.size());
    assertEquals(text, String.join("", pieces));
    String surest = writer.generate("ab", 30, 0, 0, 1);
    assertEquals(surest, writer.generate("ab", 30, 1, 1, 2), "the most probable, by either number");
    Path file = folder.resolve("song.safetensors");
    run.save(file);
    Predictor<?> loaded = trainer("Counting").load(file);
    assertTrue(writer.goesOn());
    assertEquals(text, TextGenerator.of(loaded).generate("abdeacdea", 40, 1, 0, 7));
    assertEquals(
        validation.loss(), loaded.evaluate(TextStream.of(song().substring(2_700))).loss(), 1e-5);
  }

  /** In float, token by token and as a whole. */
  @Test
  void aWindowIsWhatItsTokensAre() {
    try (StepBench bench = StepBench.of(trainer("Counting"), 1, 1, 10)) {
      double[] tokens = {2, 3, 4, 5, 6, 2, 3, 7};
      bench.input(tokens);
      assertArrayEquals(bench.infer(1).prediction(), TokenByToken.predicted(bench, tokens), 1e-5);
    }
  }

  private static Dataset whole() {
    return TextSamples.of(Collections.nCopies(20, "a b"), Collections.nCopies(20, "x"));
  }

  @Test
  void whatIsNoStreamIsRefused() {
    String refused =
        assertThrows(DataException.class, () -> trainer("Counting").fit(whole())).getMessage();
    assertTrue(refused.contains("read it by TextStream"), refused);
    String other =
        assertThrows(DataException.class, () -> trainer("Namer").fit(TextStream.of(song())))
            .getMessage();
    assertTrue(other.contains("@NextToken makes windows of it"), other);
    String few =
        assertThrows(DataException.class, () -> trainer("Counting").fit(TextStream.of("ab")))
            .getMessage();
    assertTrue(few.contains("expected at least 2"), few);
    assertThrows(DataException.class, () -> TextStream.of(""));
  }

  /** A word behind "mr" is a name, one behind "in" a place. */
  private static Dataset names() {
    List<String> words = List.of("smith", "paris", "jones", "rome", "lee");
    List<String> filler = List.of("the", "went", "saw", "and", "then");
    Random random = new Random(5);
    List<List<String>> texts = new ArrayList<>();
    List<List<String>> tags = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<String> text = new ArrayList<>();
      List<String> tagged = new ArrayList<>();
      int parts = random.nextInt(4);
      for (int part = 0; part < parts; part++) {
        int kind = random.nextInt(3);
        if (kind > 0) {
          text.add(kind == 1 ? "mr" : "in");
          tagged.add("O");
        }
        text.add((kind == 0 ? filler : words).get(random.nextInt(5)));
        tagged.add(List.of("O", "PERSON", "PLACE").get(kind));
      }
      if (text.isEmpty()) {
        text.add("the");
        tagged.add("O");
      }
      texts.add(text);
      tags.add(tagged);
    }
    return TaggedText.of(texts, tags);
  }

  /** Pages, checks and checkpoints know that targets are of tokens. */
  @Test
  void runsAreShownCheckedAndResumed() throws IOException {
    Path runs = folder.resolve("runs");
    Path saved = folder.resolve("saved");
    Dataset text = TextStream.of(song());
    few(1).listener(RunFolder.in(runs)).checkpoints(saved).fit(text);
    assertTrue(Files.exists(runs.resolve("Counting-1").resolve("report.html")));
    Evaluation resumed = few(2).resume(saved, "epochs").fit(text).validation();
    Evaluation whole = few(2).fit(text).validation();
    assertEquals(whole.loss(), resumed.loss());
    assertTrue(whole.report().length() > 0);
    assertEquals(List.of(), Checkup.of(trainer("Namer"), names()).findings());
  }

  private static Trainer<?> few(int epochs) {
    return trainer("Counting").set("epochs", epochs).set("nextToken.windows", 64);
  }

  /** As experiments ask, which split data themselves, and as runs do. */
  @Test
  void dataIsToldFromOtherDataBeforeItIsIdsAndBehind() {
    String text = DataFingerprint.of(TextStream.of("abde"), trainer("Counting").blueprint());
    assertEquals(text, DataFingerprint.of(TextStream.of("abde"), trainer("Counting").blueprint()));
    assertNotEquals(
        text, DataFingerprint.of(TextStream.of("acde"), trainer("Counting").blueprint()));
    Set<String> prints = new HashSet<>();
    for (String word : List.of("in", "on")) {
      for (String last : List.of("O", "PLACE")) {
        Dataset tagged =
            TaggedText.of(
                List.of(List.of("mr", "lee"), List.of(word, "rome")),
                List.of(List.of("O", "PERSON"), List.of("PLACE", last)));
        prints.add(DataFingerprint.of(tagged, trainer("Namer").blueprint()));
        Dataset whole = TextSamples.of(List.of("in rome", word), List.of("x", last));
        prints.add(DataFingerprint.of(whole, trainer("Namer").blueprint()));
      }
    }
    assertEquals(8, prints.size());
  }

  @Test
  void eachTokenGetsATag() throws IOException {
    RunResult<?> run = trainer("Namer").fit(names());
    assertTrue(run.validation().accuracy() > 0.98, run.validation().toString());
    long tokens = run.validation().size();
    assertTrue(tokens > 60, tokens + " tokens count, not 40 texts");
    Predictor<?> predictor = run.predictor();
    List<String> tags = List.of("O", "O", "PERSON", "O", "O", "PLACE");
    assertEquals(tags, ((Tags) predictor.predict("the mr lee went in rome")).names());
    assertEquals(List.of(), ((Tags) predictor.predict("")).names());
    @SuppressWarnings("unchecked")
    SpanScores spans = SpanScores.of((Predictor<Tags>) predictor, names());
    assertTrue(spans.f1() > 0.98, spans.toString());
    Path file = folder.resolve("names.safetensors");
    run.save(file);
    assertEquals(
        tags, ((Tags) trainer("Namer").load(file).predict("the mr lee went in rome")).names());
    assertThrows(IllegalArgumentException.class, () -> TextGenerator.of(predictor));
    String refused =
        assertThrows(DataException.class, () -> trainer("Namer").fit(whole())).getMessage();
    assertTrue(refused.contains("TaggedText"), refused);
  }
}
