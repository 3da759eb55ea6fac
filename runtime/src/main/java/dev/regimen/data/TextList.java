package dev.regimen.data;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Lists as one line of text for a model file: items set apart by commas, {@code \} escapes. */
final class TextList {
  private static final int MOST_SHOWN = 20;

  private TextList() {}

  /** A list for a message: all of a short one, the beginning of a long one. */
  static String brief(List<String> items) {
    if (items.size() <= MOST_SHOWN) {
      return items.toString();
    }
    String shown = items.subList(0, MOST_SHOWN).toString();
    return shown.substring(0, shown.length() - 1)
        + ", and "
        + (items.size() - MOST_SHOWN)
        + " more]";
  }

  /** The text of a list that has at least one item. */
  static String join(List<String> items) {
    StringJoiner text = new StringJoiner(",");
    for (String item : items) {
      text.add(item.replace("\\", "\\\\").replace(",", "\\,"));
    }
    return text.toString();
  }

  static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        items.add(item.toString());
        item.setLength(0);
      } else {
        item.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
      }
    }
    items.add(item.toString());
    return items;
  }

  static String join(float[] values) {
    StringJoiner text = new StringJoiner(",");
    for (float value : values) {
      text.add(Float.toString(value));
    }
    return text.toString();
  }

  static String join(double[] values) {
    StringJoiner text = new StringJoiner(",");
    for (double value : values) {
      text.add(Double.toString(value));
    }
    return text.toString();
  }

  /** Finite numbers, as {@code join} wrote them; {@code key} names them in errors. */
  static double[] numbers(String key, String text) {
    String[] items = text.split(",", -1);
    double[] values = new double[items.length];
    for (int i = 0; i < items.length; i++) {
      try {
        values[i] = Double.parseDouble(items[i]);
      } catch (NumberFormatException e) {
        throw DataException.of(
            "metadata " + key,
            "expected a number at index " + i + ", found \"" + items[i] + '"',
            e);
      }
      if (!Double.isFinite(values[i])) {
        throw DataException.atIndex(
            "metadata " + key, i, "expected a finite number, found " + items[i]);
      }
    }
    return values;
  }
}
