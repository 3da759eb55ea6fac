package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of texts against the counts that Wei and Zou 2019 give, and by probability. */
@Tag("pure")
class TextEditTest {
  private static final int ROOM = 24;
  private static final int VIEWS = 2000;

  @TempDir Path folder;

  private final Dataset data = encoded("a b c d e f g h i j k l m n o p q r s t", "a", "", "a b");

  private static Dataset encoded(String... texts) {
    Dataset raw = TextSamples.of(List.of(texts), List.of("0", "1", "0", "1"));
    return Texts.encoded(raw, Tokenizer.learn(new TextForm(TextUnit.WORD, ROOM, 30, 1), raw));
  }

  private float[] original(int sample) {
    float[] row = new float[ROOM];
    data.features(sample, row, 0);
    return row;
  }

  private float[] shown(TextEdit edit, int sample, int view) {
    Augmentations plan = Augmentations.of(List.of(edit), ROOM).fitted(data);
    Augmenter augmenter = plan.training(3);
    Image image = augmenter.image();
    data.features(sample, image.raw(), 0);
    augmenter.show(image, Preprocessing.none(), view, sample);
    return image.pixels().clone();
  }

  private static int length(float[] row) {
    int length = 0;
    while (length < row.length && row[length] != Tokenizer.PADDING) {
      length++;
    }
    for (int i = length; i < row.length; i++) {
      assertEquals(0, row[i], "padding ends no text within it");
    }
    return length;
  }

  private static int differences(float[] one, float[] other) {
    int count = 0;
    for (int i = 0; i < one.length; i++) {
      count += one[i] != other[i] ? 1 : 0;
    }
    return count;
  }

  private static float[] sorted(float[] row) {
    float[] sorted = row.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  @Test
  void aSwapMovesTwoWords() {
    for (int view = 0; view < 50; view++) {
      float[] shown = shown(new RandomSwap(0.05, 1), 0, view);
      assertEquals(2, differences(original(0), shown), "one swap of twenty words");
      assertArrayEquals(sorted(original(0)), sorted(shown), "the words stay");
    }
    assertTrue(differences(original(0), shown(new RandomSwap(0.2, 1), 0, 1)) <= 8, "four swaps");
    assertArrayEquals(original(1), shown(new RandomSwap(0.5, 1), 1, 1), "of one word");
    assertArrayEquals(original(2), shown(new RandomSwap(0.5, 1), 2, 1), "of no word");
  }

  @Test
  void everyPairIsSwappedAlikeOften() {
    int[] counts = new int[20];
    for (int view = 0; view < VIEWS; view++) {
      float[] shown = shown(new RandomSwap(0.01, 1), 0, view);
      for (int i = 0; i < 20; i++) {
        counts[i] += shown[i] != original(0)[i] ? 1 : 0;
      }
    }
    // A word is one of two of twenty: 200 times, with a deviation of 13.4.
    for (int count : counts) {
      assertEquals(200, count, 4.5 * 13.4);
    }
  }

  @Test
  void deletionLeavesOutAShareInOrderAndNeverAll() {
    long deleted = 0;
    for (int view = 0; view < VIEWS; view++) {
      float[] shown = shown(new RandomDeletion(0.3, 1), 0, view);
      deleted += 20 - length(shown);
      assertTrue(length(shown) < 20, "at least one goes");
      for (int i = 1; i < length(shown); i++) {
        assertTrue(shown[i] > shown[i - 1], "the order stays: ids ascend in this text");
      }
    }
    // 20 · 0.3 and a word where none went, of 2000: deviation √(20 · 0.21 / 2000) = 0.046.
    assertEquals(6 + Math.pow(0.7, 20), (double) deleted / VIEWS, 4.5 * 0.046);
    for (int view = 0; view < 50; view++) {
      assertEquals(1, length(shown(new RandomDeletion(0.99, 1), 3, view)), "one stays");
    }
  }

  @Test
  void aShareOfTheShowingsIsLeftAlone() {
    int changed = 0;
    for (int view = 0; view < VIEWS; view++) {
      changed += differences(original(0), shown(new RandomSwap(0.1, 0.25), 0, view)) > 0 ? 1 : 0;
    }
    assertEquals(500, changed, 4.5 * Math.sqrt(VIEWS * 0.25 * 0.75));
  }

  @Test
  void droppedTokensAreUnknown() {
    int unknown = 0;
    for (int view = 0; view < VIEWS; view++) {
      float[] shown = shown(new TokenDropout(0.1), 0, view);
      assertEquals(20, length(shown));
      for (int i = 0; i < 20; i++) {
        unknown += shown[i] == Tokenizer.UNKNOWN ? 1 : 0;
        assertTrue(shown[i] == Tokenizer.UNKNOWN || shown[i] == original(0)[i]);
      }
    }
    assertEquals(2 * VIEWS, unknown, 4.5 * Math.sqrt(20 * VIEWS * 0.09));
  }

  private String lexicon(String content) throws IOException {
    return Files.writeString(folder.resolve("lexicon.txt"), content).toString();
  }

  private float id(String word) {
    return Texts.tokenizer(data).orElseThrow().id(word);
  }

  @Test
  void synonymsComeFromTheLexiconAlone() throws IOException {
    String file = lexicon("# groups\nc, C, never seen, zebra\n\nd, e\n");
    for (int view = 0; view < 50; view++) {
      float[] shown = shown(new SynonymReplacement(file, 0.01, 1), 0, view);
      assertEquals(1, differences(original(0), shown), "one word");
      boolean d = shown[3] == id("e");
      boolean e = shown[4] == id("d");
      assertNotEquals(d, e, "d becomes e, or e becomes d; c has no synonym in the vocabulary");
    }
    assertArrayEquals(original(1), shown(new SynonymReplacement(file, 0.5, 1), 1, 0));
  }

  /** However many edits there are to make, none makes another one undone. */
  @Test
  void aWordIsReplacedOnce() throws IOException {
    String file = lexicon("a,b");
    for (int view = 0; view < 20; view++) {
      float[] shown = shown(new SynonymReplacement(file, 1, 1), 0, view);
      assertEquals(2, differences(original(0), shown), "a and b, of twenty edits");
      assertEquals(id("b"), shown[0]);
      assertEquals(id("a"), shown[1]);
      assertArrayEquals(
          sorted(original(3)), sorted(shown(new SynonymReplacement(file, 1, 1), 3, view)));
    }
  }

  @Test
  void insertionsAreSynonymsOfWhatIsThereAndFallOutAtTheEnd() throws IOException {
    String file = lexicon("\ufeffa,b");
    for (int view = 0; view < 50; view++) {
      float[] shown = shown(new RandomInsertion(file, 0.1, 1), 0, view);
      assertEquals(22, length(shown), "two of twenty");
    }
    assertEquals(ROOM, length(shown(new RandomInsertion(file, 0.9, 1), 0, 1)));
    float[] one = shown(new RandomInsertion(file, 0.9, 1), 1, 1);
    assertEquals(2, length(one));
    assertEquals(id("a") + id("b"), one[0] + one[1], "b beside a");
    assertArrayEquals(original(2), shown(new RandomInsertion(file, 0.9, 1), 2, 1), "of no word");
  }

  /** Lines of WordNet 3.0 with other words: "b(p)" is an adjective's place, "e_f" two words. */
  private static final String SYNSETS =
      """
        1 This software and database is being provided to you, the LICENSEE, by
        2 Princeton University under the following license.
      02958343 06 n 03 C 0 e_f 0 d 1 002 @ 03791235 n 0000 ~ 02701002 n 0000 | a motor vehicle
      00001740 00 a 01 b 0 005 = 05200169 n 0000 | having means
      00002312 00 a 02 a(p) 0 b 4 002 ;c 06037666 n 0000 | facing away
      """;

  @Test
  void wordnetsFilesAreLexicons() throws IOException {
    Path wordnet = Files.createDirectories(folder.resolve("dict"));
    Files.writeString(wordnet.resolve("data.noun"), SYNSETS);
    Files.writeString(wordnet.resolve("data.adv"), "00001837 02 r 02 zebra 0 e 0 000 | x\n");
    List<Set<String>> expected = List.of(Set.of("zebra", "e"), Set.of("c", "d"), Set.of("a", "b"));
    assertEquals(expected, LexiconFile.read(wordnet));
    Path one = wordnet.resolve("data.noun");
    assertEquals(expected.subList(1, 3), LexiconFile.read(one));
    Files.writeString(one, SYNSETS + "00002312 00 a 09 a 0 b 4 002 | too few\n");
    DataException damaged = assertThrows(DataException.class, () -> LexiconFile.read(one));
    assertTrue(damaged.getMessage().contains("data.noun, line 6"), damaged.getMessage());
    Path empty = Files.createDirectories(folder.resolve("empty"));
    DataException none = assertThrows(DataException.class, () -> LexiconFile.read(empty));
    assertTrue(none.getMessage().contains("data.noun"), none.getMessage());
  }

  private String contents(String file) {
    List<Augmentation> all =
        List.of(new SynonymReplacement(file, 0.1, 1), new RandomInsertion(file, 0.1, 1));
    assertEquals(Map.of(), Augmentations.of(all, ROOM).contents(), "before they are read");
    Map<String, String> contents = Augmentations.of(all, ROOM).fitted(data).contents();
    assertEquals(Set.of("SynonymReplacement", "RandomInsertion"), contents.keySet());
    assertEquals(1, Set.copyOf(contents.values()).size(), contents.toString());
    return contents.get("RandomInsertion");
  }

  @Test
  void lexiconsAreToldApartByTheirSynonyms() throws IOException {
    String first = contents(lexicon("a, b, c"));
    assertTrue(first.startsWith("synonyms for 3 words, "), first);
    assertEquals(first, contents(lexicon("# the same\nc, a, zebra, b\n")));
    assertNotEquals(first, contents(lexicon("a, b, d")));
    assertNotEquals(first, contents(lexicon("a, b\nb, c")));
  }

  @Test
  void lexiconsAreRefusedByFileAndLine() throws IOException {
    refused(lexicon("a, b\nalone\n"), "lexicon.txt, line 2", "\"alone\"");
    refused(lexicon("zebra, giraffe\n"), "no two words of a line are in the vocabulary");
    refused(folder.resolve("none").toString(), "found no such file");
    for (byte[] broken :
        new byte[][] {{'a', ',', 'b', '\n', (byte) 0xff, '\n'}, {'\n', (byte) 0xc3}}) {
      Path latin = Files.write(folder.resolve("latin.txt"), broken);
      refused(latin.toString(), "latin.txt, line 2", "UTF-8");
    }
  }

  private void refused(String file, String... texts) {
    String message =
        assertThrows(DataException.class, () -> shown(new RandomInsertion(file, 0.1, 1), 0, 0))
            .getMessage();
    for (String text : texts) {
      assertTrue(message.contains(text), message);
    }
  }
}
