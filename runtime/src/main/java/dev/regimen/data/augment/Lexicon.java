package dev.regimen.data.augment;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.text.PathText;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words that may stand for each other, by their ids in a vocabulary.
 *
 * <p>A file has a group a line, its words set apart by commas: {@code car, automobile, auto}. A
 * word may stand in several groups; empty lines and those that begin with {@code #} are not looked
 * at.
 */
final class Lexicon {
  private static final Logger log = LoggerFactory.getLogger(Lexicon.class);

  /** What some editors put before a text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final int[][] synonyms;

  private Lexicon(int[][] synonyms) {
    this.synonyms = synonyms;
  }

  /**
   * The lexicon of a file for the vocabulary of a training split.
   *
   * @throws DataException if the file cannot be read, a line is no group, or no two words of a
   *     group are in the vocabulary
   */
  static Lexicon read(String file, Dataset train) {
    Tokenizer tokenizer =
        Texts.tokenizer(train)
            .orElseThrow(() -> DataException.of(train.source(), "samples are no texts"));
    Path path = Path.of(file);
    String source = PathText.of(path);
    List<String> lines = lines(path, source);
    TreeMap<Integer, TreeSet<Integer>> found = new TreeMap<>();
    int unknown = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace(BYTE_ORDER_MARK, "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        unknown += add(group(source, i + 1, line), tokenizer, found);
      }
    }
    if (found.isEmpty()) {
      throw DataException.of(
          source, "no two words of a line are in the vocabulary of the training texts");
    }
    log.info(
        "{}: synonyms for {} words of the vocabulary; {} words are not in it",
        Printable.of(path),
        found.size(),
        unknown);
    int[][] synonyms = new int[tokenizer.form().ids()][0];
    found.forEach((id, others) -> synonyms[id] = others.stream().mapToInt(o -> o).toArray());
    return new Lexicon(synonyms);
  }

  private static List<String> lines(Path path, String source) {
    if (!Files.isRegularFile(path)) {
      throw DataException.of(source, "expected a lexicon, found no such file");
    }
    try {
      return Files.readAllLines(path);
    } catch (MalformedInputException e) {
      throw DataException.of(source, "is not text in UTF-8", e);
    } catch (IOException e) {
      throw DataException.of(source, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> group(String source, int line, String text) {
    List<String> words =
        Arrays.stream(text.split(","))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.size() < 2) {
      throw DataException.atLine(
          source, line, "expected two words or more, set apart by commas, found \"" + text + '"');
    }
    return words;
  }

  /** How many words of a group the vocabulary does not have. */
  private static int add(
      List<String> words, Tokenizer tokenizer, TreeMap<Integer, TreeSet<Integer>> found) {
    List<Integer> ids =
        words.stream().map(tokenizer::id).filter(id -> id != Tokenizer.UNKNOWN).toList();
    for (int id : ids) {
      Stream<Integer> others = ids.stream().filter(other -> other != id);
      if (ids.size() > 1) {
        found.computeIfAbsent(id, none -> new TreeSet<>()).addAll(others.toList());
      }
    }
    return words.size() - ids.size();
  }

  /** Whether a word has one. */
  boolean has(int id) {
    return synonyms[id].length > 0;
  }

  /** One of a word's, evenly. */
  int draw(int id, Chance chance) {
    return synonyms[id][chance.below(synonyms[id].length)];
  }

  /** One of the places of a text whose words have a synonym, evenly; -1 if there is none. */
  int drawPlace(UnitRow text, Chance chance) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += has(text.id(i)) ? 1 : 0;
    }
    int place = count == 0 ? -1 : chance.below(count);
    for (int i = 0; i < text.length() && place >= 0; i++) {
      place -= has(text.id(i)) ? 1 : 0;
      if (place < 0) {
        return i;
      }
    }
    return -1;
  }
}
