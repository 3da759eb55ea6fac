package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import dev.regimen.data.BackTranslations;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.TextForm;
import dev.regimen.data.TextSamples;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.report.RunFolder;
import dev.regimen.train.CheckpointMismatchException;
import dev.regimen.train.HeadStarts;
import dev.regimen.train.IncompatibleModelException;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.TextSheet;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From texts to a trained classifier, its file, and what is refused on the way. */
@Tag("training")
class TextNetworkTest {
  private static ClassLoader classes;

  @TempDir static Path shared;

  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    classes = new CompiledClasses(TextNetworks.compilation(vocabulary(), translations()));
  }

  /** Where the vocabulary of a network is, which a class can name before there is one. */
  private static String vocabulary() {
    return shared.resolve("vocab.txt").toString().replace('\\', '/');
  }

  private static String translations() {
    return vocabulary().replace("vocab.txt", "translations.tsv");
  }

  @AfterEach
  void forgetTranslations() throws IOException {
    Files.deleteIfExists(Path.of(translations()));
  }

  private static Trainer<?> trainer(String network) {
    try {
      Class<?> type = classes.loadClass(network + "Trainer");
      return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** A sentence's mood is that of its one word of mood, wherever it stands. */
  private static Dataset moods() {
    List<String> filler = List.of("the", "day", "was", "so", "very", "film", "and", ",", "a");
    List<String> words = List.of("awful", "good", "bad", "fine", "sad", "merry");
    Random random = new Random(5);
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      List<String> sentence = new ArrayList<>(List.of(words.get(i % words.size())));
      int length = random.nextInt(9);
      for (int k = 0; k < length; k++) {
        sentence.add(filler.get(random.nextInt(filler.size())));
      }
      Collections.shuffle(sentence, random);
      texts.add(String.join(" ", sentence));
      labels.add(i % 2 == 0 ? "unhappy" : "happy");
    }
    return TextSamples.of(texts, labels);
  }

  private static List<Double> probabilities(Predictor<?> predictor, String text) {
    return ((Label) predictor.predict(text)).probabilities();
  }

  @Test
  void itsStepsNeedNoData() {
    assertEquals(2, HeadStarts.take(trainer("Moods"), 2));
    assertEquals(2, HeadStarts.take(trainer("LongMoods"), 2));
  }

  @Test
  void aClassifierLearnsIsSavedAndReadsTexts() throws IOException {
    RunResult<?> run = trainer("Moods").fit(moods());
    assertTrue(run.validation().accuracy() > 0.95, run.validation().toString());
    INDArray table = run.parameters().get("words.weight");
    assertEquals(0, table.getRow(0).amaxNumber().doubleValue(), "the row of padding is zeros");
    Predictor<?> predictor = run.predictor();
    assertEquals("happy", ((Label) predictor.predict("A merry day!")).name());
    assertEquals("unhappy", ((Label) predictor.predict("so SAD, so bad")).name());
    assertTrue(predictor.evaluate(moods()).accuracy() > 0.95);
    Path file = folder.resolve("moods.safetensors");
    run.save(file);
    Predictor<?> loaded = trainer("Moods").load(file);
    for (String text : List.of("", "merry", "never heard of it", "bad \ud83d\ude00 \u202e day")) {
      assertEquals(probabilities(predictor, text), probabilities(loaded, text), text);
    }
    IncompatibleModelException refused =
        assertThrows(IncompatibleModelException.class, () -> trainer("LongMoods").load(file));
    assertTrue(refused.getMessage().contains("minCount=1"), refused.getMessage());
  }

  /** "good" and "not" alone say nothing: only their neighbours tell the two classes apart. */
  @Test
  void pairsOfWordsTellWhatWordsDoNot() throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      texts.add(i % 2 == 0 ? "not good , very bad" : "not bad , very good");
    }
    Dataset data = TextSamples.of(texts, labels(240));
    RunResult<?> run = trainer("PairedMoods").fit(data);
    assertEquals(1, run.validation().accuracy(), run.validation().toString());
    Path file = folder.resolve("paired.safetensors");
    run.save(file);
    Predictor<?> loaded = trainer("PairedMoods").load(file);
    for (String text : texts.subList(0, 2)) {
      assertEquals(probabilities(run.predictor(), text), probabilities(loaded, text));
    }
  }

  /** Units of a file, and a convolution as PyTorch's lies in the file of the model. */
  @Test
  void aVocabularyIsReadFromAFile() throws IOException {
    Files.writeString(Path.of(vocabulary()), "bad\ngood\nmerry\nsad\nfine\nawful\n[CLS]\n");
    BackTranslations.Translator longer = text -> List.of(text + " , a day");
    assertTrue(BackTranslations.in(Path.of(translations())).add(moods(), longer) > 100);
    RunResult<?> run = trainer("ReadMoods").fit(moods());
    assertTrue(run.validation().accuracy() > 0.7, run.validation().toString());
    Predictor<?> predictor = run.predictor();
    assertEquals(probabilities(predictor, "day"), probabilities(predictor, "never"));
    assertEquals("[8, 8, 3]", Arrays.toString(shape(run, "phrases.weight")));
    assertEquals(probabilities(predictor, "bad"), probabilities(predictor, ""), "no window");
    Path file = folder.resolve("read.safetensors");
    run.save(file);
    Files.writeString(Path.of(vocabulary()), "bad\ngood\nmerry\nsad\nfine\nterrible\n");
    Trainer<?> tuned = trainer("ReadMoods");
    tuned.from(file);
    DataException other = assertThrows(DataException.class, () -> tuned.fit(moods()));
    assertTrue(
        other.getMessage().contains("vocab.txt, line 6: expected \"awful\""), other.getMessage());
    Files.writeString(Path.of(vocabulary()), "bad\n".repeat(2));
    DataException twice =
        assertThrows(DataException.class, () -> trainer("ReadMoods").fit(moods()));
    assertTrue(twice.getMessage().contains("vocab.txt, line 2"), twice.getMessage());
  }

  /** What a run has read beside its data is the run's as much as that. */
  @Test
  void aRunIsNotResumedWithOtherFiles() throws IOException {
    Files.writeString(Path.of(vocabulary()), "bad\ngood\nmerry\nsad\n");
    Path versions = Path.of(translations());
    BackTranslations.in(versions).add(moods(), text -> List.of(text + " , a day"));
    trainer("ReadMoods").set("epochs", 1).checkpoints(folder).fit(moods());
    Files.writeString(versions, Files.readString(versions).replace(" , a day", " , a good day"));
    String otherVersions = refusedToResume();
    assertTrue(otherVersions.contains("data.backTranslation: other versions of "), otherVersions);
    assertFalse(otherVersions.contains("vocabulary"), otherVersions);
    Files.writeString(Path.of(vocabulary()), "bad\ngood\nmerry\nsad\nfine\n");
    String otherWords = refusedToResume();
    assertTrue(otherWords.contains("vocabulary: 4 units, "), otherWords);
    assertTrue(otherWords.contains("in the checkpoint, 5 units, "), otherWords);
  }

  private String refusedToResume() {
    Trainer<?> trainer = trainer("ReadMoods").set("epochs", 1).resume(folder);
    return assertThrows(CheckpointMismatchException.class, () -> trainer.fit(moods())).getMessage();
  }

  private static long[] shape(RunResult<?> run, String name) {
    return run.parameters().get(name).shape();
  }

  /** A rate that moves no float shows what training begins with. */
  @Test
  void wordsBeginWithTheVectorsOfAFile() throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.writeString(file, "2 8\nmerry 1 2 3 4 5 6 7 8\nnobody 9 9 9 9 9 9 9 9\n");
    Trainer<?> trainer = trainer("Moods").set("epochs", 1).set("learningRate", 1e-30);
    INDArray drawn = trainer.fit(moods()).parameters().get("words.weight");
    INDArray table = trainer.vectors("words", file).fit(moods()).parameters().get("words.weight");
    int replaced = 0;
    for (int row = 0; row < 40; row++) {
      if (!table.getRow(row).equals(drawn.getRow(row))) {
        replaced++;
        for (int i = 0; i < 8; i++) {
          assertEquals(i + 1, table.getDouble(row, i));
        }
      }
    }
    assertEquals(1, replaced);
    Files.writeString(file, "merry 1 2 3\n");
    DataException refused = assertThrows(DataException.class, () -> trainer.fit(moods()));
    assertTrue(refused.getMessage().contains("vectors.txt, line 1: expected vectors of 8"));
    assertThrows(IllegalArgumentException.class, () -> trainer.vectors("nobody", file));
  }

  /** The vocabulary is that of the file, so that rows of the table mean what they did. */
  @Test
  void fineTuningKeepsTheVocabulary() throws IOException {
    Path file = folder.resolve("moods.safetensors");
    trainer("Moods").fit(moods()).save(file);
    Dataset other = TextSamples.of(Collections.nCopies(40, "merry merry zoo"), labels(40));
    Trainer<?> tuned = trainer("Moods");
    tuned.from(file);
    Predictor<?> predictor = tuned.set("epochs", 1).fit(other).predictor();
    Path second = folder.resolve("tuned.safetensors");
    predictor.save(second);
    Predictor<?> before = trainer("Moods").load(file);
    assertEquals(probabilities(predictor, "zoo"), probabilities(predictor, "unseen"));
    assertEquals(before.classes(), predictor.classes());
  }

  private static List<String> labels(int count) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(i % 2 == 0 ? "unhappy" : "happy");
    }
    return labels;
  }

  /** What is learned with edited texts, and what they look like; evaluation sees them whole. */
  @Test
  void editsAreOfTrainingAlone() throws IOException {
    TextSheet sheet = TextSheet.of(trainer("LongMoods"), moods(), 3);
    assertEquals(8, sheet.lines().size(), "two classes, an original and three versions each");
    assertTrue(sheet.lines().get(0).contains("awful"), sheet.toString());
    RunFolder kept = RunFolder.in(folder).sheet(sheet);
    RunResult<?> run = trainer("LongMoods").listener(kept).fit(moods());
    assertEquals(sheet + "\n", Files.readString(kept.path().resolve("sheet.txt")));
    String page = Files.readString(kept.path().resolve("report.html"));
    String edited = sheet.lines().get(1).strip();
    assertTrue(page.contains("Texts as training sees them"), "the page has a section of texts");
    assertTrue(page.contains("<ul>\n<li>" + edited), edited);
    assertTrue(run.validation().accuracy() > 0.9, run.validation().toString());
    Predictor<?> predictor = run.predictor();
    assertEquals(probabilities(predictor, "a good day"), probabilities(predictor, "a good day"));
  }

  @Test
  void otherSamplesAreRefused() {
    Dataset numbers = InMemory.classification(new float[40][12], new int[40], List.of("a", "b"));
    DataException refused = assertThrows(DataException.class, () -> trainer("Moods").fit(numbers));
    assertTrue(refused.getMessage().contains("Moods takes texts"), refused.getMessage());
    Predictor<?> predictor = trainer("Moods").set("epochs", 1).fit(moods()).predictor();
    assertThrows(IllegalArgumentException.class, () -> predictor.predict((String) null));
    assertThrows(DataException.class, () -> predictor.evaluate(numbers));
  }

  /** Rows of a table mean what its own vocabulary says, whoever has made the ids. */
  @Test
  void idsOfAnotherVocabularyAreRefused() {
    Predictor<?> predictor = trainer("Moods").set("epochs", 1).fit(moods()).predictor();
    TextForm form = new TextForm(TextUnit.WORD, 12, 40, 1);
    Dataset few = TextSamples.of(List.of("merry zoo", "bad zoo"), labels(2));
    Dataset other = Texts.encoded(moods(), Tokenizer.learn(form, few));
    DataException refused = assertThrows(DataException.class, () -> predictor.evaluate(other));
    assertTrue(refused.getMessage().contains("another vocabulary"), refused.getMessage());
  }
}
