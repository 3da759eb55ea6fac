package dev.regimen.train;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Numbers that never change, as the list that users see; an object is made of one when asked. */
final class DoubleList extends AbstractList<Double> implements RandomAccess {
  private static final DoubleList EMPTY = new DoubleList();

  private final double[] numbers;

  private DoubleList(double... numbers) {
    this.numbers = numbers;
  }

  /** A list of an array, which nobody writes to any more. */
  static DoubleList of(double... numbers) {
    return numbers.length == 0 ? EMPTY : new DoubleList(numbers);
  }

  /**
   * A list that no change of another one reaches.
   *
   * @throws NullPointerException if a number is missing
   */
  static DoubleList copyOf(List<Double> list) {
    return list instanceof DoubleList known
        ? known
        : of(list.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public Double get(int index) {
    return numbers[index];
  }

  @Override
  public int size() {
    return numbers.length;
  }
}
