package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import dev.regimen.data.BackTranslations;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.TextForm;
import dev.regimen.data.TextSamples;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A translator is asked once; what it said is drawn evenly, by seed, epoch and sample. */
@Tag("pure")
class BackTranslationTest {
  private static final int VIEWS = 3000;

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();

  private static Dataset texts(String... texts) {
    return TextSamples.of(List.of(texts), Collections.nCopies(texts.length, "any"));
  }

  private List<String> versions(String text) {
    asked.add(text);
    return switch (text) {
      case "my card is lost" -> List.of("i lost my card", "the card is away");
      case "a\tb \\ c\nd" -> List.of("d\nc \\ b\ta");
      case "broken" -> throw new IllegalStateException("no connection");
      default -> List.of();
    };
  }

  @Test
  void aTranslatorIsAskedOnceForEachText() {
    Path file = folder.resolve("translations.tsv");
    Dataset some = texts("my card is lost", "hello", "my card is lost");
    assertEquals(2, BackTranslations.in(file).add(some, this::versions));
    Dataset more = texts("hello", "a\tb \\ c\nd");
    assertEquals(1, BackTranslations.in(file).add(more, this::versions));
    assertEquals(List.of("my card is lost", "hello", "a\tb \\ c\nd"), asked);
    Map<String, List<String>> read = BackTranslations.in(file).read();
    assertEquals(List.of("i lost my card", "the card is away"), read.get("my card is lost"));
    assertEquals(List.of(), read.get("hello"));
    assertEquals(List.of("d\nc \\ b\ta"), read.get("a\tb \\ c\nd"));
  }

  @Test
  void whatWasSaidBeforeATranslatorFailedIsKept() {
    Path file = folder.resolve("translations.tsv");
    Dataset data = texts("my card is lost", "broken", "hello");
    BackTranslations kept = BackTranslations.in(file);
    assertThrows(IllegalStateException.class, () -> kept.add(data, this::versions));
    assertEquals(2, kept.read().get("my card is lost").size());
    assertEquals(1, kept.read().size());
  }

  /** As editors leave it. */
  @Test
  void aLastLineWithoutAnEndStaysALine() throws IOException {
    Path file = Files.writeString(folder.resolve("translations.tsv"), "hi\thello\nhello\thi");
    BackTranslations.in(file).add(texts("my card is lost"), this::versions);
    BackTranslations.in(file).add(texts("hi", "a\tb \\ c\nd"), this::versions);
    Map<String, List<String>> read = BackTranslations.in(file).read();
    assertEquals(List.of("hi"), read.get("hello"));
    assertEquals(4, read.size());
  }

  private Augmenter augmenter(Dataset seen, double share) {
    String file = folder.resolve("translations.tsv").toString();
    List<Augmentation> all = List.of(new BackTranslation(file, share));
    return Augmentations.of(all, seen.shape()).fitted(seen).training(7);
  }

  @Test
  void versionsAreDrawnEvenlyAndOtherTextsStay() {
    Dataset raw = texts("my card is lost", "hello", "", "i the away");
    BackTranslations.in(folder.resolve("translations.tsv")).add(raw, this::versions);
    TextForm form = new TextForm(TextUnit.WORD, 5, 20, 1);
    Tokenizer tokenizer = Tokenizer.learn(form, raw);
    Dataset seen = Texts.encoded(raw, tokenizer);
    Augmenter augmenter = augmenter(seen, 0.5);
    Image image = augmenter.image();
    Map<String, Integer> shown = new TreeMap<>();
    for (int view = 0; view < VIEWS; view++) {
      for (int sample = 0; sample < raw.size(); sample++) {
        seen.features(sample, image.raw(), 0);
        augmenter.show(image, Preprocessing.none(), view, sample);
        String text = tokenizer.decode(image.pixels());
        shown.merge(sample == 0 ? text : sample + text, 1, Integer::sum);
      }
    }
    assertEquals(VIEWS, shown.get("1hello"));
    assertEquals(VIEWS, shown.get("2"));
    assertEquals(VIEWS, shown.get("3i the away"));
    assertEquals(6, shown.size(), shown.toString());
    // A half stays, and a quarter is each version; four deviations of 3000 draws are 0.04.
    assertEquals(0.5, shown.get("my card is lost") / (double) VIEWS, 0.04);
    assertEquals(0.25, shown.get("i lost my card") / (double) VIEWS, 0.04);
    assertEquals(0.25, shown.get("the card is away") / (double) VIEWS, 0.04);
  }

  @Test
  void damagedFilesAndThoseOfOtherTextsAreRefused() throws IOException {
    Path file = folder.resolve("translations.tsv");
    Dataset raw = texts("my card is lost");
    Tokenizer tokenizer = Tokenizer.learn(new TextForm(TextUnit.WORD, 5, 20, 1), raw);
    Dataset seen = Texts.encoded(raw, tokenizer);
    for (Map.Entry<String, String> each :
        Map.of(
                "a\tb\nalone\n", "translations.tsv, line 2",
                "a\tb\tc\n", "line 1",
                "hello\thi\n", "no other version of any training text")
            .entrySet()) {
      Files.writeString(file, each.getKey());
      DataException refused = assertThrows(DataException.class, () -> augmenter(seen, 0.5));
      assertTrue(refused.getMessage().contains(each.getValue()), refused.getMessage());
    }
    Files.delete(file);
    assertThrows(DataException.class, () -> augmenter(seen, 0.5));
  }
}
