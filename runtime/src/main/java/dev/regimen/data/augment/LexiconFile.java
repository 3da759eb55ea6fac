package dev.regimen.data.augment;

import dev.regimen.data.DataException;
import dev.regimen.text.PathText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads groups of synonyms: a group a line, its words set apart by commas, or the data files of
 * WordNet (Fellbaum 1998; its page {@code wndb(5WN)}), one of them or the folder that holds them.
 */
final class LexiconFile {
  /** What some editors put before a text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> WORDNET =
      List.of("data.adj", "data.adv", "data.noun", "data.verb");

  /** An offset, a file's number, a part of speech, how many words in two hexadecimal digits. */
  private static final Pattern SYNSET =
      Pattern.compile("\\d{8} \\d{2} [nvasr] ([0-9a-f]{2}) (\\S+ [0-9a-f] )+.*");

  /** WordNet's licence stands before its data, each line behind two spaces and its number. */
  private static final Pattern LICENCE = Pattern.compile(" {2}\\d+ .*");

  /** Before the first word of a synset, and from one word to the next. */
  private static final int FIRST_WORD = 4;

  private static final int TO_NEXT_WORD = 2;

  private static final int HEXADECIMAL = 16;

  private final List<Set<String>> groups = new ArrayList<>();

  private LexiconFile() {}

  /**
   * The groups of a file or of WordNet's folder, in small letters, each of two words or more.
   *
   * @throws DataException that names file and line if it cannot be read or a line is no group
   */
  static List<Set<String>> read(Path path) {
    LexiconFile file = new LexiconFile();
    if (!Files.isDirectory(path)) {
      file.add(path);
      return file.groups;
    }
    List<Path> found = WORDNET.stream().map(path::resolve).filter(Files::isRegularFile).toList();
    if (found.isEmpty()) {
      throw DataException.of(
          PathText.of(path), "expected a lexicon or WordNet's files, " + WORDNET + ", found none");
    }
    found.forEach(file::add);
    return file.groups;
  }

  private void add(Path path) {
    String source = PathText.of(path);
    if (!Files.isRegularFile(path)) {
      throw DataException.of(source, "expected a lexicon, found no such file");
    }
    try {
      List<String> lines = lines(source, ByteBuffer.wrap(Files.readAllBytes(path)));
      boolean wordnet = !lines.isEmpty() && isOfWordnet(lines.get(0));
      for (int i = 0; i < lines.size(); i++) {
        if (wordnet) {
          synset(source, i + 1, lines.get(i));
        } else {
          group(source, i + 1, lines.get(i).replace(BYTE_ORDER_MARK, "").strip());
        }
      }
    } catch (IOException e) {
      throw DataException.of(source, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> lines(String source, ByteBuffer bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
      int line = 1;
      for (int i = 0; i < bytes.position(); i++) {
        line += bytes.get(i) == '\n' ? 1 : 0;
      }
      throw DataException.atLine(source, line, "is not text in UTF-8");
    }
    return text.flip().toString().lines().toList();
  }

  private static boolean isOfWordnet(String line) {
    return LICENCE.matcher(line).matches() || SYNSET.matcher(line).matches();
  }

  private void group(String source, int line, String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    Set<String> words =
        Set.copyOf(
            Arrays.stream(text.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList());
    if (words.size() < 2) {
      throw DataException.atLine(
          source, line, "expected two words or more, set apart by commas, found \"" + text + '"');
    }
    groups.add(words);
  }

  /** Words of one part alone: a text's are cut at blanks. Many synsets have one word or none. */
  private void synset(String source, int line, String text) {
    if (LICENCE.matcher(text).matches()) {
      return;
    }
    String[] fields = text.split(" ");
    int count =
        SYNSET.matcher(text).matches() ? Integer.parseInt(fields[FIRST_WORD - 1], HEXADECIMAL) : 0;
    if (count == 0 || FIRST_WORD + TO_NEXT_WORD * count > fields.length) {
      throw DataException.atLine(
          source, line, "expected a synset as WordNet's other lines have them, found another line");
    }
    Set<String> words = new java.util.TreeSet<>();
    for (int i = 0; i < count; i++) {
      String word = fields[FIRST_WORD + TO_NEXT_WORD * i].replaceAll("\\([a-z]+\\)$", "");
      if (!word.contains("_")) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    if (words.size() > 1) {
      groups.add(words);
    }
  }
}
