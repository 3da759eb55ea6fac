package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a data set into parts; every cut is a pure function of the data set and the seed.
 *
 * <p>A stratified cut keeps the shares of the classes: each class gives its share of a part,
 * rounded down, and the places left over go to the largest remainders (ties to the lower class).
 * Regression data is always cut without strata. Within a part samples keep their order.
 */
public final class Split {
  // Streams of one seed: a split must not repeat the permutation that an epoch's shuffle draws.
  private static final long HOLD_OUT = -1;
  private static final long FOLDS = -2;

  private Split() {}

  /**
   * Holds out samples for validation and for the test, the rest is for training. A share below 1 is
   * a fraction, {@code round(size * share)} samples; a share from 1 on is a number of samples; 0
   * gives an empty part.
   *
   * @throws DataException if a part that was asked for, or the training part, would be empty, or a
   *     share is neither a fraction nor a whole number
   */
  public static Splits of(
      Dataset data, double validation, double test, boolean stratified, long seed) {
    int validationCount = count(data, "validation", validation);
    int testCount = count(data, "test", test);
    return holdOut(data, validationCount, testCount, stratified, seed);
  }

  /**
   * Takes a validation split, a fraction or a number of samples, from the training part of data
   * with its own test set.
   *
   * @throws DataException if the split or what it leaves would be empty
   */
  public static Splits of(TrainTest data, double validation, boolean stratified, long seed) {
    Splits train = of(data.train(), validation, 0, stratified, seed);
    return new Splits(train.train(), train.validation(), data.test());
  }

  /** Holds out {@code count} samples for validation, stratified. */
  public static Splits holdOut(Dataset data, int count, long seed) {
    return holdOut(data, count, 0, true, seed);
  }

  /** Holds out {@code count} samples of the training part for validation, stratified. */
  public static Splits holdOut(TrainTest data, int count, long seed) {
    Splits train = holdOut(data.train(), count, seed);
    return new Splits(train.train(), train.validation(), data.test());
  }

  /**
   * Holds out the given numbers of samples for validation and test; 0 gives an empty part.
   *
   * @throws DataException if nothing would remain for training
   */
  public static Splits holdOut(
      Dataset data, int validation, int test, boolean stratified, long seed) {
    if (validation < 0 || test < 0) {
      throw DataException.of(
          data.source(), "cannot hold out a negative number: " + validation + ", " + test);
    }
    if ((long) validation + test >= data.size()) {
      throw DataException.of(
          data.source(),
          "holding out "
              + validation
              + " for validation and "
              + test
              + " for test leaves none of "
              + data.size()
              + " samples for training");
    }
    int[][] strata = strata(data, stratified, new SplitMix(seed, HOLD_OUT));
    int[] taken = new int[strata.length];
    int[] testRows = take(strata, taken, test);
    int[] validationRows = take(strata, taken, validation);
    int[] trainRows = take(strata, taken, data.size() - validation - test);
    return new Splits(data.select(trainRows), data.select(validationRows), data.select(testRows));
  }

  /**
   * Cuts for k-fold cross-validation: {@code folds} pairs whose test parts are disjoint and
   * together are all samples. Stratified for classification; part sizes differ by at most one, and
   * so do a class's counts.
   *
   * @throws DataException if there are fewer than 2 folds or fewer samples than folds
   */
  public static List<TrainTest> folds(Dataset data, int folds, long seed) {
    if (folds < 2 || folds > data.size()) {
      throw DataException.of(
          data.source(),
          "expected 2 to " + data.size() + " folds (the number of samples), found " + folds);
    }
    int[] foldOf = new int[data.size()];
    int dealt = 0;
    for (int[] stratum : strata(data, true, new SplitMix(seed, FOLDS))) {
      for (int row : stratum) {
        foldOf[row] = dealt++ % folds;
      }
    }
    List<TrainTest> cuts = new ArrayList<>(folds);
    for (int fold = 0; fold < folds; fold++) {
      cuts.add(
          new TrainTest(
              data.select(where(foldOf, fold, false)), data.select(where(foldOf, fold, true))));
    }
    return cuts;
  }

  private static int count(Dataset data, String part, double share) {
    boolean number = share >= 1 && share == Math.rint(share) && share < Integer.MAX_VALUE;
    if (!number && !(share >= 0 && share < 1)) {
      throw DataException.of(
          data.source(),
          "expected a "
              + part
              + " share that is a fraction below 1 or a whole number of samples, found "
              + share);
    }
    int count = (int) (number ? share : Math.round(data.size() * share));
    if (share > 0 && count == 0) {
      throw DataException.of(
          data.source(),
          "the " + part + " split of " + share + " of " + data.size() + " samples is empty");
    }
    return count;
  }

  /** The samples by class (or all as one), each stratum in random order. */
  private static int[][] strata(Dataset data, boolean stratified, SplitMix random) {
    boolean byClass = stratified && data.labelled();
    int[] counts = byClass ? data.classCounts() : new int[] {data.size()};
    int[][] strata = new int[counts.length][];
    for (int c = 0; c < counts.length; c++) {
      strata[c] = new int[counts[c]];
      counts[c] = 0;
    }
    for (int i = 0; i < data.size(); i++) {
      int c = byClass ? data.label(i) : 0;
      strata[c][counts[c]++] = i;
    }
    for (int[] stratum : strata) {
      random.shuffle(stratum, 0, stratum.length);
    }
    return strata;
  }

  /** Takes {@code wanted} samples from what each stratum has left, in proportion to it. */
  private static int[] take(int[][] strata, int[] taken, int wanted) {
    int[] share = shares(strata, taken, wanted);
    int[] rows = new int[wanted];
    int at = 0;
    for (int c = 0; c < strata.length; c++) {
      System.arraycopy(strata[c], taken[c], rows, at, share[c]);
      taken[c] += share[c];
      at += share[c];
    }
    Arrays.sort(rows);
    return rows;
  }

  private static int[] shares(int[][] strata, int[] taken, int wanted) {
    long left = 0;
    for (int c = 0; c < strata.length; c++) {
      left += strata[c].length - taken[c];
    }
    int[] share = new int[strata.length];
    List<long[]> remainders = new ArrayList<>();
    int places = wanted;
    for (int c = 0; c < strata.length; c++) {
      long quota = (long) (strata[c].length - taken[c]) * wanted;
      share[c] = left == 0 ? 0 : (int) (quota / left);
      places -= share[c];
      remainders.add(new long[] {left == 0 ? 0 : quota % left, c});
    }
    remainders.sort((a, b) -> a[0] != b[0] ? Long.compare(b[0], a[0]) : Long.compare(a[1], b[1]));
    for (int i = 0; i < places; i++) {
      share[(int) remainders.get(i)[1]]++;
    }
    return share;
  }

  private static int[] where(int[] foldOf, int fold, boolean equal) {
    int count = 0;
    int[] rows = new int[foldOf.length];
    for (int i = 0; i < foldOf.length; i++) {
      if ((foldOf[i] == fold) == equal) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
