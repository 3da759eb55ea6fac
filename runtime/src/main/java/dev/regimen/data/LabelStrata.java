package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts samples with sets of labels into parts that have each label in proportion: iterative
 * stratification (Sechidis, Tsoumakas and Vlahavas 2011). The label with the fewest samples left is
 * dealt first, because a common one can still be balanced later; each of its samples goes to the
 * part that lacks most of the label, of several to the one that lacks most samples.
 *
 * <p>Unlike in the paper parts have exactly the sizes asked for, a part that is full being passed
 * over, and nothing but the order of samples is random: of equals the first label and the first
 * part is taken.
 */
final class LabelStrata {
  private final Dataset data;
  private final int[] order;
  private final int[][] labelsOf;

  /** Samples that are not dealt yet, by label. */
  private final int[] left;

  LabelStrata(Dataset data, SplitMix random) {
    this.data = data;
    order = new int[data.size()];
    Arrays.setAll(order, i -> i);
    random.shuffle(order, 0, order.length);
    left = new int[data.classes().size()];
    labelsOf = new int[data.size()][];
    float[] row = new float[left.length];
    for (int i = 0; i < labelsOf.length; i++) {
      data.targets(i, row, 0);
      int[] labels = new int[left.length];
      int count = 0;
      for (int label = 0; label < row.length; label++) {
        if (row[label] == 1) {
          labels[count++] = label;
          left[label]++;
        }
      }
      labelsOf[i] = Arrays.copyOf(labels, count);
    }
  }

  /** The names of the labels that one sample has. */
  List<String> singles() {
    List<String> names = new ArrayList<>();
    for (int label = 0; label < left.length; label++) {
      if (left[label] == 1) {
        names.add(data.classes().get(label));
      }
    }
    return names;
  }

  /**
   * The part of each sample.
   *
   * @param sizes of the parts, which together are all samples
   * @param first whether the first part gets a sample of each label before any other does
   */
  int[] deal(int[] sizes, boolean first) {
    double[][] lacking = new double[left.length][sizes.length];
    for (int label = 0; label < left.length; label++) {
      for (int part = 0; part < sizes.length; part++) {
        lacking[label][part] = (double) left[label] * sizes[part] / order.length;
      }
    }
    boolean[] inFirst = new boolean[left.length];
    int[] places = sizes.clone();
    int[] partOf = new int[order.length];
    Arrays.fill(partOf, -1);
    for (int label = rarest(); label >= 0; label = rarest()) {
      for (int sample : order) {
        if (partOf[sample] < 0 && Arrays.binarySearch(labelsOf[sample], label) >= 0) {
          boolean owed = first && !inFirst[label] && places[0] > 0;
          int part = owed ? 0 : neediest(lacking[label], places);
          partOf[sample] = part;
          places[part]--;
          for (int own : labelsOf[sample]) {
            lacking[own][part]--;
            left[own]--;
            inFirst[own] |= part == 0;
          }
        }
      }
    }
    for (int sample : order) {
      if (partOf[sample] < 0) {
        partOf[sample] = neediest(new double[sizes.length], places);
        places[partOf[sample]]--;
      }
    }
    return partOf;
  }

  /** The label of the fewest samples that are left; -1 where none is. */
  private int rarest() {
    int rarest = -1;
    for (int label = 0; label < left.length; label++) {
      if (left[label] > 0 && (rarest < 0 || left[label] < left[rarest])) {
        rarest = label;
      }
    }
    return rarest;
  }

  private static int neediest(double[] lacking, int[] places) {
    int best = -1;
    for (int part = 0; part < places.length; part++) {
      boolean better =
          best < 0
              || lacking[part] > lacking[best]
              || lacking[part] == lacking[best] && places[part] > places[best];
      if (places[part] > 0 && better) {
        best = part;
      }
    }
    return best;
  }
}
