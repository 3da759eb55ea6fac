package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which samples of a data set have a label of its first task; data in which some have none, which
 * regimes such as that of {@code @PseudoLabels} learn from too. The label of such a sample is
 * {@link Dataset#MISSING}.
 */
public final class KnownLabels {
  /** Tells what is drawn here from other draws of the seed. */
  private static final long KEEP = 0x6b656570L;

  private KnownLabels() {}

  /** Whether a sample has its label; samples of numbers and of sets of labels always count so. */
  static boolean has(Dataset data, int index) {
    return !data.labelled() || data.label(index) != Dataset.MISSING;
  }

  /** The numbers of the samples that have a label, or of those that have none, in their order. */
  public static int[] where(Dataset data, boolean known) {
    int[] found = new int[data.size()];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      if (has(data, i) == known) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /**
   * The same samples, of which only {@code perClass} of each class keep their label, drawn by the
   * seed; a class that has fewer keeps them all. To study what few labels are good for.
   *
   * @throws DataException if samples have no class each, or a class has no sample
   */
  public static Dataset kept(Dataset data, int perClass, long seed) {
    if (!data.labelled() || data.distributions(0)) {
      throw DataException.of(
          data.source(), "labels are kept by class, but these samples have no class each");
    }
    List<List<Integer>> ofClass = new ArrayList<>();
    data.classes().forEach(name -> ofClass.add(new ArrayList<>()));
    for (int i = 0; i < data.size(); i++) {
      if (has(data, i)) {
        ofClass.get(data.label(i)).add(i);
      }
    }
    int[] labels = data.samples().tasks().get(0).labels().clone();
    Arrays.fill(labels, Dataset.MISSING);
    SplitMix random = new SplitMix(seed, KEEP);
    for (int c = 0; c < ofClass.size(); c++) {
      if (ofClass.get(c).isEmpty()) {
        throw DataException.of(
            data.source(),
            "no sample of the class \""
                + data.classes().get(c)
                + "\" has a label, of which "
                + perClass
                + " are to be kept");
      }
      int[] own = ofClass.get(c).stream().mapToInt(i -> i).toArray();
      random.shuffle(own, 0, own.length);
      for (int i = 0; i < Math.min(perClass, own.length); i++) {
        labels[data.samples().row(own[i])] = c;
      }
    }
    return with(data, data.samples().relabelled(labels));
  }

  /**
   * Samples and others behind them, which have no label, whatever theirs are.
   *
   * @throws DataException if the first have no class each, or the others are of another shape
   * @throws IllegalStateException if the first are a part of a data set: samples come before splits
   */
  public static Dataset beside(Dataset known, Dataset others) {
    return with(known, new Additions(known.source(), known.samples()).unlabelled(known, others));
  }

  private static Dataset with(Dataset data, Samples others) {
    return new Dataset(
        data.source(), data.shape(), others, data.columns().orElse(null), data.skipped());
  }
}
