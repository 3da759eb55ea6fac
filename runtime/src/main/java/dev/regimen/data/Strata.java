package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The samples of a data set by class (or all as one), each stratum in random order; parts are taken
 * from the strata in proportion to what each has left.
 *
 * <p>A part that is held out leaves every class at least one sample: what training never saw,
 * nothing can be measured of.
 */
final class Strata {
  private final Dataset data;
  private final boolean byClass;
  private final int[][] rows;

  /** The samples without a label, which no part but the training part has. */
  private final int[] unlabelled;

  private final int[] taken;

  Strata(Dataset data, boolean stratified, SplitMix random) {
    this.data = data;
    this.byClass = stratified && data.labelled();
    unlabelled = KnownLabels.where(data, false);
    int[] counts = byClass ? data.classCounts() : new int[] {data.size() - unlabelled.length};
    rows = new int[counts.length][];
    taken = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      rows[c] = new int[counts[c]];
      counts[c] = 0;
    }
    for (int i = 0; i < data.size(); i++) {
      if (KnownLabels.has(data, i)) {
        int c = byClass ? data.label(i) : 0;
        rows[c][counts[c]++] = i;
      }
    }
    for (int[] stratum : rows) {
      random.shuffle(stratum, 0, stratum.length);
    }
  }

  /** The names of the classes that have one sample only; none if the cut is not by class. */
  List<String> singles() {
    List<String> names = new ArrayList<>();
    for (int c = 0; byClass && c < rows.length; c++) {
      if (rows[c].length == 1) {
        names.add(data.classes().get(c));
      }
    }
    return names;
  }

  /** Takes {@code wanted} samples, one less than each class has left at most. */
  int[] holdOut(int wanted) {
    int[] share = new int[rows.length];
    List<long[]> remainders = new ArrayList<>();
    long left = left();
    int places = wanted;
    for (int c = 0; c < rows.length; c++) {
      // The part is smaller than what is left, so this share is smaller than the class's.
      long quota = (long) left(c) * wanted;
      share[c] = left == 0 ? 0 : (int) (quota / left);
      places -= share[c];
      remainders.add(new long[] {left == 0 ? 0 : quota % left, c});
    }
    remainders.sort((a, b) -> a[0] != b[0] ? Long.compare(b[0], a[0]) : Long.compare(a[1], b[1]));
    while (places > 0) {
      int before = places;
      for (long[] remainder : remainders) {
        int c = (int) remainder[1];
        if (places > 0 && left(c) - share[c] > 1) {
          share[c]++;
          places--;
        }
      }
      if (places == before) {
        throw tooFew();
      }
    }
    return take(share);
  }

  /** Takes all that is left. */
  int[] rest() {
    int[] share = new int[rows.length];
    for (int c = 0; c < rows.length; c++) {
      share[c] = left(c);
    }
    int[] labelled = take(share);
    int[] all = Arrays.copyOf(labelled, labelled.length + unlabelled.length);
    System.arraycopy(unlabelled, 0, all, labelled.length, unlabelled.length);
    Arrays.sort(all);
    return all;
  }

  /**
   * The fold of each sample: dealt round, class after class; -1 for the one sample of a class that
   * has no other, and for those without a label.
   */
  int[] deal(int folds) {
    int[] foldOf = new int[data.size()];
    Arrays.fill(foldOf, -1);
    int dealt = 0;
    for (int[] stratum : rows) {
      for (int row : stratum) {
        foldOf[row] = byClass && stratum.length == 1 ? -1 : dealt++ % folds;
      }
    }
    return foldOf;
  }

  private int[] take(int[] share) {
    int[] part = new int[Arrays.stream(share).sum()];
    int at = 0;
    for (int c = 0; c < rows.length; c++) {
      System.arraycopy(rows[c], taken[c], part, at, share[c]);
      taken[c] += share[c];
      at += share[c];
    }
    Arrays.sort(part);
    return part;
  }

  private int left(int c) {
    return rows[c].length - taken[c];
  }

  private long left() {
    long left = 0;
    for (int c = 0; c < rows.length; c++) {
      left += left(c);
    }
    return left;
  }

  private DataException tooFew() {
    String few = singles().isEmpty() ? "" : ", and of " + TextList.brief(singles()) + " only one";
    return DataException.of(
        data.source(),
        "what is held out would leave training without a class: there are "
            + (data.size() - unlabelled.length)
            + " samples of "
            + Arrays.stream(rows).filter(stratum -> stratum.length > 0).count()
            + " classes"
            + few
            + "; hold out less, or cut without strata");
  }
}
