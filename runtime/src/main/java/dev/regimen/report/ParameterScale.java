package dev.regimen.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where the values of a parameter lie on an axis: numbers by size, names at equal distances. */
final class ParameterScale {
  private final List<String> names;
  private final Axis axis;
  private final boolean numbers;

  private ParameterScale(List<String> names, Axis axis, boolean numbers) {
    this.names = names;
    this.axis = axis;
    this.numbers = numbers;
  }

  /** Holds all values. */
  static ParameterScale of(List<String> values) {
    List<String> names = values.stream().distinct().toList();
    double[] numbers = names.stream().mapToDouble(ParameterScale::number).toArray();
    boolean all = Arrays.stream(numbers).allMatch(Double::isFinite);
    return new ParameterScale(names, Axis.around(numbers), all);
  }

  /** A text's number; NaN if it is none. */
  static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** From 0 below to 1 above; NaN of what is not on the axis. */
  double place(String value) {
    if (numbers) {
      return axis.place(number(value));
    }
    int index = names.indexOf(value);
    return index < 0 ? Double.NaN : (index + 0.5) / names.size();
  }

  /** What stands beside the axis. */
  Stream<Mark> marks() {
    return numbers
        ? axis.marks().stream().map(mark -> new Mark(axis.text(mark), axis.place(mark)))
        : names.stream().map(name -> new Mark(name, place(name)));
  }

  /**
   * A mark.
   *
   * @param place from 0 below to 1 above
   */
  record Mark(String text, double place) {}

  /** Values in their order: numbers by size, names as they came. */
  static List<String> sorted(List<String> values) {
    List<String> distinct = values.stream().distinct().toList();
    boolean numbers = distinct.stream().allMatch(value -> Double.isFinite(number(value)));
    return numbers
        ? distinct.stream().sorted((a, b) -> Double.compare(number(a), number(b))).toList()
        : distinct;
  }
}
