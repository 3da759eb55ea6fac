package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which samples of a data set have a label of its first task, and data in which fewer do. */
final class KnownLabels {
  /** Tells what is drawn here from other draws of the seed. */
  private static final long KEEP = 0x6b656570L;

  private KnownLabels() {}

  /** Whether a sample has its label; samples of numbers and of sets of labels always count so. */
  static boolean has(Dataset data, int index) {
    return !data.labelled() || data.label(index) != Dataset.MISSING;
  }

  /** The numbers of the samples that have a label, or of those that have none, in their order. */
  static int[] where(Dataset data, boolean known) {
    int[] found = new int[data.size()];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      if (has(data, i) == known) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The samples of which all but so many of each class lose their label, at random. */
  static Samples kept(Dataset data, int perClass, long seed) {
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
    return data.samples().relabelled(labels);
  }
}
