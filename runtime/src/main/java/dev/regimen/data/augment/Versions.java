package dev.regimen.data.augment;

import dev.regimen.data.BackTranslations;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts in other words, by their ids in a vocabulary. Looking one up allocates nothing. */
final class Versions {
  private static final Logger log = LoggerFactory.getLogger(Versions.class);
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  /** By its hash, ascending; of each text its ids and those of its versions. */
  private final long[] hashes;

  private final int[][] texts;
  private final int[][][] versions;

  private Versions(TreeMap<Long, int[]> texts, Map<Long, List<int[]>> versions) {
    hashes = texts.keySet().stream().mapToLong(hash -> hash).toArray();
    this.texts = texts.values().toArray(int[][]::new);
    this.versions =
        texts.keySet().stream()
            .map(hash -> versions.get(hash).toArray(int[][]::new))
            .toArray(int[][][]::new);
  }

  /**
   * Those of a file, as ids.
   *
   * @throws DataException if it is damaged, or has no version of any training text
   */
  static Versions read(String file, Dataset train) {
    Tokenizer tokenizer =
        Texts.tokenizer(train)
            .orElseThrow(() -> DataException.of(train.source(), "samples are no texts"));
    Path path = Path.of(file);
    TreeMap<Long, int[]> texts = new TreeMap<>();
    Map<Long, List<int[]>> versions = new TreeMap<>();
    BackTranslations.in(path)
        .read()
        .forEach(
            (text, others) -> {
              int[] ids = ids(tokenizer, text);
              int[] first = texts.getOrDefault(hash(ids, ids.length), ids);
              if (!others.isEmpty() && Arrays.equals(first, ids)) { // hashes of 64 bits hardly meet
                texts.put(hash(ids, ids.length), ids);
                List<int[]> all =
                    versions.computeIfAbsent(hash(ids, ids.length), none -> new ArrayList<>());
                others.forEach(other -> all.add(ids(tokenizer, other)));
              }
            });
    Versions read = new Versions(texts, versions);
    int known = read.known(train);
    if (known == 0) {
      throw DataException.of(Printable.of(path), "has no other version of any training text");
    }
    log.info(
        "{}: other versions of {} of the {} training texts",
        Printable.of(path),
        known,
        train.size());
    return read;
  }

  private static int[] ids(Tokenizer tokenizer, String text) {
    float[] row = tokenizer.encode(text);
    int length = 0;
    while (length < row.length && row[length] != Tokenizer.PADDING) {
      length++;
    }
    int[] ids = new int[length];
    Arrays.setAll(ids, i -> (int) row[i]);
    return ids;
  }

  /** How many texts have one, and a number that tells the versions from others. */
  String contents() {
    IdChecksum sum = new IdChecksum();
    for (int i = 0; i < texts.length; i++) {
      sum.add(texts[i]);
      for (int[] version : versions[i]) {
        sum.add(version);
      }
    }
    return String.format(Locale.ROOT, "other versions of %,d texts, %s", texts.length, sum);
  }

  private int known(Dataset train) {
    UnitRow row = new UnitRow(train.features());
    float[] ids = new float[train.features()];
    int known = 0;
    for (int i = 0; i < train.size(); i++) {
      train.features(i, ids, 0);
      row.turnTo(ids);
      known += find(row) >= 0 ? 1 : 0;
    }
    return known;
  }

  private static long hash(int[] ids, int length) {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ ids[i]) * FACTOR;
    }
    return hash;
  }

  private int find(UnitRow text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.id(i)) * FACTOR;
    }
    int at = Arrays.binarySearch(hashes, hash);
    boolean same = at >= 0 && texts[at].length == text.length();
    for (int i = 0; same && i < text.length(); i++) {
      same = texts[at][i] == text.id(i);
    }
    return same ? at : -1;
  }

  /** Puts one of a text's versions in its place, evenly; a text without one stays. */
  void draw(UnitRow text, Chance chance) {
    int at = find(text);
    if (at >= 0) {
      text.become(versions[at][chance.below(versions[at].length)]);
    }
  }
}
