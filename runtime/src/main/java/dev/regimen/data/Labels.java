package dev.regimen.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Class indices and the names of classes. */
final class Labels {
  /** More classes than this are taken for a mistake, such as a real target read as a label. */
  static final int MOST_CLASSES = 1_000_000;

  private Labels() {}

  /** One more than the greatest label; labels must lie in {@code [0, MOST_CLASSES)}. */
  static int count(String source, int[] labels) {
    int classes = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= MOST_CLASSES) {
        throw DataException.atIndex(
            source,
            i,
            "expected a class index of at least 0 and below 1000000, found " + labels[i]);
      }
      classes = Math.max(classes, labels[i] + 1);
    }
    return classes;
  }

  /** The names of {@code count} classes that have none of their own: "0", "1", ... */
  static List<String> numbered(int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }

  static void requireInRange(String source, long index, int label, int classes) {
    if (label < 0 || label >= classes) {
      throw DataException.atIndex(
          source,
          index,
          "label " + label + " is out of range: there are " + classes + " classes, counted from 0");
    }
  }

  static void requireDistinct(String source, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name == null) {
        throw DataException.of(source, "expected names of classes, found null among " + names);
      }
      if (!seen.add(name)) {
        throw DataException.of(source, "two classes are named \"" + name + "\"");
      }
    }
  }
}
