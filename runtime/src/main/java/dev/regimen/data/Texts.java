package dev.regimen.data;

import dev.regimen.annotation.TextUnit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Data sets of texts: as they are read, and as rows of ids. */
public final class Texts {
  private Texts() {}

  /** Whether samples are texts that are no ids yet. */
  public static boolean are(Dataset data) {
    Features features = data.samples().features();
    return features instanceof RawTexts || features instanceof RawTokens || isStream(data);
  }

  /** Whether texts came cut into tokens, each of which is a word and nothing less. */
  public static boolean areTokens(Dataset data) {
    return data.samples().features() instanceof RawTokens;
  }

  /** Whether the data is one long text of which samples will be windows. */
  public static boolean isStream(Dataset data) {
    return data.samples().features() instanceof RawStream;
  }

  /**
   * A sample's text.
   *
   * @throws DataException if samples are no texts
   */
  public static String text(Dataset data, int index) {
    if (data.samples().features() instanceof RawTexts texts) {
      return texts.texts().get(data.samples().row(index));
    }
    throw noTexts(data);
  }

  /** A number that tells a sample's text from others; of a stream that of all of it. */
  public static int hash(Dataset data, int index) {
    Features features = data.samples().features();
    if (features instanceof RawStream stream) {
      return stream.text().hashCode();
    }
    return features instanceof RawTokens tokens
        ? tokens.texts().get(data.samples().row(index)).hashCode()
        : text(data, index).hashCode();
  }

  private static DataException noTexts(Dataset data) {
    return DataException.of(data.source(), "samples are no texts, but rows of numbers");
  }

  /** The units of a sample as vocabularies have them. */
  static List<String> units(Dataset data, int index, TextUnit unit) {
    Features features = data.samples().features();
    int row = data.samples().row(index);
    if (features instanceof RawStream stream) {
      return TextUnits.of(stream.text(), unit).units();
    }
    return features instanceof RawTokens tokens
        ? tokens.texts().get(row).stream().map(TextUnits::token).toList()
        : TextUnits.of(text(data, index), unit).units();
  }

  /** The same samples as rows of ids; of a stream windows side by side. */
  public static Dataset encoded(Dataset data, Tokenizer tokenizer) {
    return isStream(data)
        ? windows(data, tokenizer, false)
        : encoded(data, tokenizer, new IdentityHashMap<>());
  }

  /**
   * The same samples as rows of ids; what several parts share is gone through once. Windows of a
   * stream are at any place in training, else side by side.
   */
  public static Splits encoded(Splits splits, Tokenizer tokenizer) {
    return encoded(splits, tokenizer, true);
  }

  /**
   * The same.
   *
   * @param anywhere false for windows of a stream that are side by side in training, too
   */
  public static Splits encoded(Splits splits, Tokenizer tokenizer, boolean anywhere) {
    if (isStream(splits.train())) {
      return new Splits(
          windows(splits.train(), tokenizer, anywhere),
          windows(splits.validation(), tokenizer, false),
          windows(splits.test(), tokenizer, false));
    }
    Map<Features, TokenRows> made = new IdentityHashMap<>();
    return new Splits(
        encoded(splits.train(), tokenizer, made),
        encoded(splits.validation(), tokenizer, made),
        encoded(splits.test(), tokenizer, made));
  }

  private static Dataset encoded(Dataset data, Tokenizer tokenizer, Map<Features, TokenRows> made) {
    TokenRows rows = made.computeIfAbsent(data.samples().features(), raw -> rows(data, tokenizer));
    Samples samples = data.samples().with(rows);
    boolean own = samples.tasks().get(0).tokens() == TokenLabels.UNKNOWN;
    Samples told = own ? samples.with(List.of(own(rows))) : samples;
    return new Dataset(data.source(), new int[] {rows.width()}, told, null, data.skipped());
  }

  /** Targets that are the tokens themselves; they are known when these are. */
  static Targets own(Dataset data) {
    return data.samples().features() instanceof TokenRows rows
        ? own(rows)
        : Targets.ofTokens("", TokenLabels.UNKNOWN, List.of());
  }

  private static Targets own(TokenRows rows) {
    return Targets.ofTokens("", rows, rows.tokenizer().names());
  }

  private static TokenRows rows(Dataset data, Tokenizer tokenizer) {
    Features features = data.samples().features();
    if (features instanceof RawTokens tokens) {
      return TokenRows.of(tokens.texts(), tokenizer, each -> tokenizer.idsOf(each));
    }
    if (features instanceof RawTexts raw) {
      return TokenRows.of(raw.texts(), tokenizer, tokenizer::ids);
    }
    throw noTexts(data);
  }

  /** The windows of a stream, and of each token the one that follows. */
  private static Dataset windows(Dataset data, Tokenizer tokenizer, boolean anywhere) {
    if (!(data.samples().features() instanceof RawStream stream)) {
      throw noTexts(data);
    }
    Tokenizer.Ids ids = tokenizer.ids(data.size() == 0 ? "" : stream.text());
    TokenWindows windows =
        anywhere ? TokenWindows.anywhere(tokenizer, ids) : TokenWindows.sideBySide(tokenizer, ids);
    if (windows.size() == 0 && data.size() > 0) {
      throw DataException.of(
          data.source(),
          "a part of the text has "
              + ids.ids().length
              + " tokens, and nothing follows: expected at least 2");
    }
    Targets next = Targets.ofTokens("", windows, tokenizer.names());
    return new Dataset(
        data.source(),
        new int[] {windows.width()},
        Samples.predicting(windows, next),
        null,
        data.skipped());
  }

  /** How many windows of a stream fit side by side; the samples of other data. */
  public static int together(Dataset data) {
    return data.samples().features() instanceof TokenWindows windows
        ? windows.together()
        : data.size();
  }

  /** Whether each token of a sample has a class for a task, and not the sample. */
  public static boolean tagged(Dataset data, int task) {
    return data.samples().tasks().get(task).tokens() != null;
  }

  /**
   * Writes the class of each token of a sample; {@link Dataset#MISSING} where it is unknown and
   * behind the end of the text.
   *
   * @throws IllegalStateException if samples have targets, and not their tokens
   */
  public static void tags(Dataset data, int task, int index, int[] into) {
    Samples samples = data.samples();
    samples.tasks().get(task).tags(samples.row(index), into, data.source());
  }

  /** What made ids of the texts of a data set; empty where they are texts, or never were. */
  public static Optional<Tokenizer> tokenizer(Dataset data) {
    Features features = data.samples().features();
    if (features instanceof TokenWindows windows) {
      return Optional.of(windows.tokenizer());
    }
    return features instanceof TokenRows rows ? Optional.of(rows.tokenizer()) : Optional.empty();
  }

  /** What became of the texts of a data set, in words; empty where none became ids. */
  public static Optional<String> told(Dataset data) {
    if (data.samples().features() instanceof TokenWindows windows) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%d tokens, %.1f %% unknown, %d characters left out or replaced",
              windows.ids().length,
              100.0 * windows.unknown() / windows.ids().length,
              windows.odd()));
    }
    return counts(data).map(TextCounts::toString);
  }

  /** What became of the texts of a data set; empty where none became ids of their own rows. */
  public static Optional<TextCounts> counts(Dataset data) {
    return data.samples().features() instanceof TokenRows rows
        ? Optional.of(TextCounts.of(data, rows))
        : Optional.empty();
  }
}
