package dev.regimen.data;

import dev.regimen.text.Escaping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three parts of an experiment: one to fit, one to decide by, one to report.
 *
 * <p>Every cut is a pure function of the data set and the seed. A stratified cut keeps the shares
 * of the classes: each class gives its share of a part, rounded down, and the places left over go
 * to the largest remainders (ties to the lower class). Training comes first: a class gives its last
 * sample to no other part, and classes of one sample are named in a warning. Sets of labels are
 * dealt so that each label has its share, the rarest first (iterative stratification, Sechidis et
 * al. 2011). Regression data is always cut without strata. Within a part samples keep their order.
 *
 * @param train what parameters and {@link Preprocessing} are fitted on
 * @param validation what early stopping and choices look at; may be empty (size 0)
 * @param test what is looked at once, at the end; may be empty (size 0)
 */
public record Splits(Dataset train, Dataset validation, Dataset test) {
  private static final Logger LOG = LoggerFactory.getLogger(Splits.class);

  // Streams of one seed: a split must not repeat the permutation that an epoch's shuffle draws.
  private static final long HOLD_OUT = -1;
  private static final long FOLDS = -2;

  /**
   * Checks that the parts fit each other.
   *
   * @throws DataException if the training split is empty or the parts differ in features or targets
   */
  public Splits {
    if (train.size() == 0) {
      throw DataException.of(train.source(), "the training split is empty");
    }
    Kinship.require(train, validation);
    Kinship.require(train, test);
  }

  /** Training data alone. */
  public static Splits trainOnly(Dataset train) {
    Dataset none = train.select(new int[0]);
    return new Splits(train, none, none);
  }

  /**
   * Holds out samples for validation and for the test, the rest is for training. A share below 1 is
   * a fraction, {@code round(size * share)} samples; a share from 1 on is a number of samples; 0
   * gives an empty part. A stream of text is cut from its end, in shares or numbers of characters.
   * Samples without a label are for training, and do not count here.
   *
   * @throws DataException if a part that was asked for, or the training part, would be empty, a
   *     share is neither a fraction nor a whole number, or a stratified cut would leave training
   *     without a class
   */
  public static Splits of(
      Dataset data, double validation, double test, boolean stratified, long seed) {
    if (Texts.isStream(data)) {
      return StreamCut.of(data, validation, test);
    }
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
   * @throws DataException if nothing would remain for training, or not every class
   */
  public static Splits holdOut(
      Dataset data, int validation, int test, boolean stratified, long seed) {
    if (validation < 0 || test < 0) {
      throw DataException.of(
          data.source(), "cannot hold out a negative number: " + validation + ", " + test);
    }
    int labelled = KnownLabels.where(data, true).length;
    if ((long) validation + test >= labelled) {
      throw DataException.of(
          data.source(),
          "holding out "
              + validation
              + " for validation and "
              + test
              + " for test leaves none of "
              + labelled
              + (labelled < data.size() ? " labelled" : "")
              + " samples for training");
    }
    if (stratified && data.labelSets(0)) {
      return ofLabels(data, validation, test, new SplitMix(seed, HOLD_OUT));
    }
    Strata strata = new Strata(data, stratified, new SplitMix(seed, HOLD_OUT));
    int[] testRows = strata.holdOut(test);
    int[] validationRows = strata.holdOut(validation);
    if (validation + test > 0) {
      report(data, strata.singles(), "no other part measures them");
    }
    return new Splits(
        data.select(strata.rest()), data.select(validationRows), data.select(testRows));
  }

  private static Splits ofLabels(Dataset data, int validation, int test, SplitMix random) {
    LabelStrata strata = new LabelStrata(data, random);
    if (validation + test > 0) {
      report(data, strata.singles(), "no other part measures them");
    }
    int[] sizes = {data.size() - validation - test, validation, test};
    int[] partOf = strata.deal(sizes, true);
    return new Splits(
        data.select(where(partOf, 0, true)),
        data.select(where(partOf, 1, true)),
        data.select(where(partOf, 2, true)));
  }

  /**
   * Cuts for k-fold cross-validation: {@code folds} pairs whose test parts are disjoint and
   * together are all samples, but for those of classes that have one only, which every training
   * part keeps. Stratified for classification and for sets of labels; part sizes differ by at most
   * one, and so do a class's counts.
   *
   * @throws DataException if there are fewer than 2 folds or fewer samples than folds
   */
  public static List<TrainTest> folds(Dataset data, int folds, long seed) {
    if (data.labelSets(0) && folds >= 2 && folds <= data.size()) {
      int[] sizes = new int[folds];
      Arrays.setAll(sizes, fold -> (data.size() + folds - 1 - fold) / folds);
      return cuts(data, folds, new LabelStrata(data, new SplitMix(seed, FOLDS)).deal(sizes, false));
    }
    Strata strata = new Strata(data, true, new SplitMix(seed, FOLDS));
    int dealt = KnownLabels.where(data, true).length - strata.singles().size();
    if (folds < 2 || folds > dealt) {
      throw DataException.of(
          data.source(),
          "expected 2 to "
              + dealt
              + " folds (the number of samples"
              + (dealt < data.size() ? " of classes that have two or more" : "")
              + "), found "
              + folds);
    }
    report(data, strata.singles(), "no fold tests them");
    return cuts(data, folds, strata.deal(folds));
  }

  private static List<TrainTest> cuts(Dataset data, int folds, int[] foldOf) {
    List<TrainTest> cuts = new ArrayList<>(folds);
    for (int fold = 0; fold < folds; fold++) {
      cuts.add(
          new TrainTest(
              data.select(where(foldOf, fold, false)), data.select(where(foldOf, fold, true))));
    }
    return cuts;
  }

  private static void report(Dataset data, List<String> singles, String consequence) {
    if (!singles.isEmpty()) {
      LOG.warn(
          "{}: {} of {} classes or labels have one sample, which training keeps, so {}: {}",
          Escaping.of(data.source()),
          singles.size(),
          data.classes().size(),
          consequence,
          Escaping.of(TextList.brief(singles)));
    }
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
    int labelled = KnownLabels.where(data, true).length;
    int count = (int) (number ? share : Math.round(labelled * share));
    if (share > 0 && count == 0) {
      throw DataException.of(
          data.source(),
          "the " + part + " split of " + share + " of " + labelled + " samples is empty");
    }
    return count;
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
