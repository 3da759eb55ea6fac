package dev.regimen.data;

import dev.regimen.annotation.TextUnit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts into rows of ids, by a vocabulary that was learned from a training split and from
 * nothing else. Immutable and thread-safe; stored with the model.
 */
public final class Tokenizer {
  /** What stands behind a text's end. */
  public static final int PADDING = 0;

  /** What the vocabulary does not have. */
  public static final int UNKNOWN = 1;

  /** The first id of a unit. */
  public static final int FIRST = 2;

  private static final String REPLACEMENT = "\uFFFD";
  private static final String UNIT = "tokenizer.unit";
  private static final String LENGTH = "tokenizer.maxLength";
  private static final String VOCABULARY = "tokenizer.vocabulary";
  private static final String MIN_COUNT = "tokenizer.minCount";
  private static final String UNITS = "tokenizer.units";
  private static final String NGRAMS = "tokenizer.ngrams";
  private static final String BUCKETS = "tokenizer.buckets";

  private final TextForm form;
  private final List<String> units;
  private final Map<String, Integer> ids = new HashMap<>();

  private Tokenizer(TextForm form, List<String> units) {
    this.form = form;
    this.units = List.copyOf(units);
    units.forEach(unit -> ids.put(unit, FIRST + ids.size()));
  }

  /**
   * Learns the vocabulary of a training split: the units that are frequent enough, the most
   * frequent first and equals by name.
   *
   * @throws DataException if the samples are no texts
   */
  public static Tokenizer learn(TextForm form, Dataset train) {
    if (form.unit() == TextUnit.BYTE) {
      return new Tokenizer(form, List.of());
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < train.size(); i++) {
      for (String unit : Texts.units(train, i, form.unit())) {
        counts.merge(unit, 1, Integer::sum);
      }
    }
    Comparator<Map.Entry<String, Integer>> frequent =
        Map.Entry.<String, Integer>comparingByValue().reversed();
    return new Tokenizer(
        form,
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= form.minCount())
            .sorted(frequent.thenComparing(Map.Entry.comparingByKey()))
            .limit(form.vocabulary() - FIRST)
            .map(Map.Entry::getKey)
            .toList());
  }

  /**
   * The tokenizer of a file with the units of a vocabulary, one a line, the first with the id
   * {@link #FIRST}.
   *
   * @throws DataException that names file and line if the file cannot be read, a line is empty or
   *     stands there twice, or there are more than the form has ids for
   */
  public static Tokenizer read(TextForm form, Path file) {
    return new Tokenizer(form, VocabularyFile.read(file, form.unitIds() - FIRST));
  }

  /** Those of the known units that no text is cut into, such as {@code [CLS]} among words. */
  public List<String> strangers() {
    return VocabularyFile.strange(units, form.unit());
  }

  /** How texts become ids. */
  public TextForm form() {
    return form;
  }

  /** The words or characters that are known, the first with the id {@link #FIRST}. */
  public List<String> units() {
    return units;
  }

  /** Whether it makes the same ids as another. */
  public boolean agrees(Tokenizer other) {
    return this == other || form.equals(other.form) && units.equals(other.units);
  }

  /** The id of a unit as texts have it; {@link #UNKNOWN} if there is none. */
  public int id(String unit) {
    return ids.getOrDefault(unit, UNKNOWN);
  }

  /** A text as a network sees it: its ids, those of its n-grams, behind them padding. */
  public float[] encode(String text) {
    float[] row = new float[form.width()];
    int[] found = row(ids(text), form.length());
    for (int i = 0; i < found.length; i++) {
      row[i] = found[i];
    }
    return row;
  }

  /** The last units of a text, as many as a network sees, and behind them padding. */
  public float[] encodeEnd(String text) {
    int[] all = encodeAll(text);
    float[] row = new float[form.width()];
    int kept = Math.min(form.length(), all.length);
    for (int i = 0; i < kept; i++) {
      row[i] = all[all.length - kept + i];
    }
    return row;
  }

  /** The ids of a text, however long it is. */
  public int[] encodeAll(String text) {
    return ids(text).ids();
  }

  /** What is kept of a text: at most so many units, and the n-grams of these. */
  int[] row(Ids text, int most) {
    int[] kept = Arrays.copyOf(text.ids(), Math.min(most, text.ids().length));
    return form.ngrams() == 1
        ? kept
        : Ngrams.behind(kept, text.hashes(), form.ngrams(), form.unitIds(), form.buckets());
  }

  /**
   * The units of ids, for people: words set apart by blanks, characters together, bytes as UTF-8
   * has them; padding and n-grams are nothing.
   */
  public String decode(float... row) {
    if (form.unit() == TextUnit.BYTE) {
      return ofBytes(row);
    }
    StringBuilder text = new StringBuilder();
    for (float id : row) {
      if (id != PADDING && id < form.unitIds()) {
        boolean apart = form.unit() == TextUnit.WORD && text.length() > 0;
        text.append(apart ? " " : "").append(shown((int) id));
      }
    }
    return text.toString();
  }

  private static String ofBytes(float... row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (float id : row) {
      if (id == UNKNOWN) {
        bytes.writeBytes(REPLACEMENT.getBytes(StandardCharsets.UTF_8));
      } else if (id != PADDING && id < TextForm.BYTES) {
        bytes.write((int) id - FIRST);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private String shown(int id) {
    return isKnown(id) ? units.get(id - FIRST) : REPLACEMENT;
  }

  /** Whether an id is that of a unit, which texts are made of. */
  public boolean isKnown(int id) {
    int known = form.unit() == TextUnit.BYTE ? TextForm.BYTES : FIRST + units.size();
    return id >= FIRST && id < known;
  }

  /**
   * All ids of a text, however long it is.
   *
   * @param odd characters left out or replaced
   * @param hashes of the units where n-grams are made of them, else none
   */
  record Ids(int[] ids, int odd, int... hashes) {}

  Ids ids(String text) {
    if (form.unit() == TextUnit.BYTE) {
      byte[] bytes = TextUnits.wellFormed(text).getBytes(StandardCharsets.UTF_8);
      int[] found = new int[bytes.length];
      Arrays.setAll(found, i -> FIRST + (bytes[i] & 0xff));
      int[] hashes = new int[form.ngrams() > 1 ? bytes.length : 0];
      Arrays.setAll(hashes, i -> Ngrams.hash(bytes[i]));
      return new Ids(found, TextUnits.halves(text), hashes);
    }
    TextUnits cut = TextUnits.of(text, form.unit());
    List<String> hashed = form.ngrams() > 1 ? cut.units() : List.of();
    return new Ids(
        cut.units().stream().mapToInt(this::id).toArray(),
        cut.odd(),
        hashed.stream().mapToInt(Ngrams::hash).toArray());
  }

  /** The ids of tokens that nothing cuts any more. */
  Ids idsOf(List<String> tokens) {
    return new Ids(tokens.stream().map(TextUnits::token).mapToInt(this::id).toArray(), 0);
  }

  /** A name for each id, for classes that are tokens. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of("<padding>", "<unknown>"));
    names.addAll(units);
    while (names.size() < form.ids()) {
      names.add("<" + names.size() + ">");
    }
    return names;
  }

  /** What {@link #fromMetadata} needs, as text for a model file. */
  Map<String, String> toMetadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(UNIT, form.unit().name());
    metadata.put(LENGTH, Integer.toString(form.length()));
    metadata.put(VOCABULARY, Integer.toString(form.vocabulary()));
    metadata.put(MIN_COUNT, Integer.toString(form.minCount()));
    if (form.ngrams() > 1) {
      metadata.put(NGRAMS, Integer.toString(form.ngrams()));
      metadata.put(BUCKETS, Integer.toString(form.buckets()));
    }
    if (!units.isEmpty()) {
      metadata.put(UNITS, TextList.join(units));
    }
    return metadata;
  }

  /**
   * The tokenizer that {@link #toMetadata} described; null if there is none.
   *
   * @throws DataException if the metadata is damaged
   */
  static @Nullable Tokenizer fromMetadata(Map<String, String> metadata) {
    String unit = metadata.get(UNIT);
    if (unit == null) {
      return null;
    }
    TextForm form = form(metadata, unit);
    String text = metadata.get(UNITS);
    List<String> units = text == null ? List.of() : TextList.split(text);
    if (units.size() > form.unitIds() - FIRST) {
      throw DataException.of(
          "metadata " + UNITS,
          "expected at most " + (form.unitIds() - FIRST) + " units, found " + units.size());
    }
    if (new HashSet<>(units).size() < units.size()) {
      throw DataException.of("metadata " + UNITS, "a unit is named twice");
    }
    return new Tokenizer(form, units);
  }

  private static TextForm form(Map<String, String> metadata, String unit) {
    try {
      TextForm form =
          new TextForm(
              TextUnit.valueOf(unit),
              number(metadata, LENGTH),
              number(metadata, VOCABULARY),
              number(metadata, MIN_COUNT));
      return metadata.containsKey(NGRAMS)
          ? form.withNgrams(number(metadata, NGRAMS), number(metadata, BUCKETS))
          : form;
    } catch (IllegalArgumentException e) {
      throw DataException.of("metadata " + UNIT, "describes no tokenizer: " + e.getMessage(), e);
    }
  }

  private static int number(Map<String, String> metadata, String key) {
    return Integer.parseInt(metadata.getOrDefault(key, ""));
  }
}
