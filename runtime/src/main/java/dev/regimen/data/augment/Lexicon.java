package dev.regimen.data.augment;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.text.PathText;
import dev.regimen.text.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 * at. WordNet's files are read as they are.
 */
final class Lexicon {
  private static final Logger log = LoggerFactory.getLogger(Lexicon.class);

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
    TreeMap<Integer, TreeSet<Integer>> found = new TreeMap<>();
    int unknown = 0;
    for (Set<String> group : LexiconFile.read(path)) {
      unknown += add(group, tokenizer, found);
    }
    if (found.isEmpty()) {
      throw DataException.of(
          PathText.of(path), "no two words of a line are in the vocabulary of the training texts");
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

  /** How many words of a group the vocabulary does not have. */
  private static int add(
      Set<String> words, Tokenizer tokenizer, TreeMap<Integer, TreeSet<Integer>> found) {
    List<Integer> ids =
        words.stream().map(tokenizer::id).sorted().filter(id -> id != Tokenizer.UNKNOWN).toList();
    for (int id : ids) {
      Stream<Integer> others = ids.stream().filter(other -> other != id);
      if (ids.size() > 1) {
        found.computeIfAbsent(id, none -> new TreeSet<>()).addAll(others.toList());
      }
    }
    return words.size() - ids.size();
  }

  /** How many words have one, and a number that tells the synonyms from others. */
  String contents() {
    IdChecksum sum = new IdChecksum();
    int words = 0;
    for (int[] of : synonyms) {
      sum.add(of);
      words += of.length > 0 ? 1 : 0;
    }
    return String.format(Locale.ROOT, "synonyms for %,d words, %s", words, sum);
  }

  /** Whether a word has one. */
  boolean has(int id) {
    return synonyms[id].length > 0;
  }

  /** One of a word's, evenly. */
  int draw(int id, Chance chance) {
    return synonyms[id][chance.below(synonyms[id].length)];
  }

  /**
   * One of the places of a text whose words have a synonym and that are not marked, evenly; -1 if
   * there is none.
   */
  int drawPlace(UnitRow text, Chance chance) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += isOpen(text, i) ? 1 : 0;
    }
    int place = count == 0 ? -1 : chance.below(count);
    for (int i = 0; i < text.length() && place >= 0; i++) {
      place -= isOpen(text, i) ? 1 : 0;
      if (place < 0) {
        return i;
      }
    }
    return -1;
  }

  private boolean isOpen(UnitRow text, int at) {
    return has(text.id(at)) && !text.marks()[at];
  }
}
