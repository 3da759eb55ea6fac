package dev.regimen.data;

import dev.regimen.text.PathText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads texts of which each token has a tag ({@code @Tagging}): a token a line, columns set apart
 * by blanks, an empty line behind each text, as the shared tasks of CoNLL have it. Packed with gzip
 * or not; lines that begin with {@code -DOCSTART-} are no tokens.
 *
 * <pre>{@code
 * EU      NNP  B-ORG
 * rejects VBZ  O
 *
 * Peter   NNP  B-PER
 * }</pre>
 *
 * <pre>{@code
 * Dataset train = TaggedText.read(Path.of("eng.train")).load();
 * Dataset test = TaggedText.read(Path.of("eng.testb")).classes(train.classes()).load();
 * }</pre>
 */
public final class TaggedText {
  private static final String DOCUMENT = "-DOCSTART-";
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

  private final Path path;
  private int token;
  private int tag = -1;
  private Charset charset = StandardCharsets.UTF_8;
  private List<String> classes = List.of();

  private TaggedText(Path path) {
    this.path = path;
  }

  /** The texts of a file; nothing is read before {@link #load()}. */
  public static TaggedText read(Path path) {
    return new TaggedText(path);
  }

  /**
   * Texts that a program holds: tokens, and as many tags. One without a token is a sample, too.
   *
   * @throws DataException if a text has another number of tags than of tokens, or there is none
   */
  public static Dataset of(List<List<String>> tokens, List<List<String>> tags) {
    Sentences sentences = new Sentences("texts in memory");
    if (tokens.size() != tags.size()) {
      throw DataException.of(
          sentences.source, tokens.size() + " texts, but tags of " + tags.size());
    }
    for (int i = 0; i < tokens.size(); i++) {
      int count = tokens.get(i).size();
      if (tags.get(i).size() != count) {
        throw DataException.atIndex(
            sentences.source, i, count + " tokens, but " + tags.get(i).size() + " tags");
      }
      for (int at = 0; at < count; at++) {
        sentences.add(0, tokens.get(i).get(at), tags.get(i).get(at));
      }
      sentences.close();
    }
    return sentences.dataset(List.of());
  }

  /** The column of the token, from 0; the first unless set. */
  public TaggedText token(int column) {
    token = column;
    return this;
  }

  /** The column of the tag, from 0, or from the end where it is negative; the last unless set. */
  public TaggedText tag(int column) {
    tag = column;
    return this;
  }

  /** The encoding; UTF-8 unless set. */
  public TaggedText charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /** The tags in the order of their indices; those that occur unless set. */
  public TaggedText classes(List<String> classes) {
    this.classes = List.copyOf(classes);
    return this;
  }

  /**
   * Reads the texts.
   *
   * @throws DataException that names file and line if the file cannot be read or is no text in its
   *     encoding, a line has too few columns, or a tag is no class
   */
  public Dataset load() {
    Sentences sentences = new Sentences(PathText.of(path));
    LineReader.each(path, charset, (number, line) -> add(sentences, number, line.strip()));
    sentences.end();
    return sentences.dataset(classes);
  }

  private void add(Sentences sentences, long number, String line) {
    if (line.isEmpty()) {
      sentences.end();
      return;
    }
    if (line.startsWith(DOCUMENT)) {
      return;
    }
    String[] cells = BLANKS.split(line);
    int ofToken = token < 0 ? cells.length + token : token;
    int ofTag = tag < 0 ? cells.length + tag : tag;
    int last = Math.max(ofToken, ofTag);
    if (Math.min(ofToken, ofTag) < 0 || last >= cells.length || ofToken == ofTag) {
      throw DataException.atLine(
          sentences.source,
          number,
          "expected a token and a tag, set apart by blanks, found "
              + cells.length
              + (cells.length == 1 ? " column" : " columns")
              + "; an empty line ends a text");
    }
    sentences.add(number, cells[ofToken], cells[ofTag]);
  }

  /** What was read so far. */
  private static final class Sentences {
    final String source;
    private final List<List<String>> texts = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private List<String> open = new ArrayList<>();

    Sentences(String source) {
      this.source = source;
    }

    void add(long line, String token, String tag) {
      open.add(token);
      tags.add(tag);
      lines.add(line);
    }

    /** Ends a text, if one was begun. */
    void end() {
      if (!open.isEmpty()) {
        close();
      }
    }

    /** Ends a text, which may be empty. */
    void close() {
      texts.add(List.copyOf(open));
      open = new ArrayList<>();
    }

    Dataset dataset(List<String> classes) {
      if (texts.isEmpty()) {
        throw DataException.of(source, "there are no texts");
      }
      CsvLabels known =
          classes.isEmpty()
              ? CsvLabels.found(source, "tag", new TreeSet<>(tags))
              : CsvLabels.given(source, "tag", classes, true);
      int[] indices = new int[tags.size()];
      for (int i = 0; i < indices.length; i++) {
        indices[i] = known.index(lines.get(i), tags.get(i));
      }
      int[] starts = new int[texts.size() + 1];
      for (int i = 0; i < texts.size(); i++) {
        starts[i + 1] = starts[i] + texts.get(i).size();
      }
      Targets targets = Targets.ofTokens("", new TokenTags(indices, starts), known.classes());
      Samples samples = Samples.predicting(new RawTokens(List.copyOf(texts)), targets);
      return new Dataset(source, new int[] {0}, samples, null, List.of());
    }
  }
}
