package dev.regimen.processor.model;

import dev.regimen.annotation.Block;
import java.util.Arrays;
import java.util.OptionalInt;

/** Numbers that stand for a multiple or fraction of a block's width, or for its stride. */
public final class RelativeNumber {
  /** The smallest fraction of the width that a relative number states. */
  private static final int SMALLEST = 4096;

  /** Halves, thirds, ... of the width that are told as decimal fractions. */
  private static final int DENOMINATOR = 10;

  private RelativeNumber() {}

  /** Whether a number is relative; intervals of members that may be have no negative numbers. */
  public static boolean is(int number) {
    return number <= Block.WIDTH / SMALLEST;
  }

  /** The first relative one among a member's numbers: an {@code int}, or several. */
  public static OptionalInt among(Object value) {
    if (value instanceof Integer number) {
      return is(number) ? OptionalInt.of(number) : OptionalInt.empty();
    }
    return value instanceof int[] numbers
        ? Arrays.stream(numbers).filter(RelativeNumber::is).findFirst()
        : OptionalInt.empty();
  }

  /** As users write it. */
  public static String text(int number) {
    if (number == Block.STRIDE) {
      return "Block.STRIDE";
    }
    if (number % Block.WIDTH == 0) {
      int times = number / Block.WIDTH;
      return times == 1 ? "Block.WIDTH" : times + " * Block.WIDTH";
    }
    if (Block.WIDTH % number == 0) {
      return "Block.WIDTH / " + Block.WIDTH / number;
    }
    OptionalInt tenths = in(number, 10 * DENOMINATOR, 1);
    return tenths.isPresent()
        ? (double) tenths.getAsInt() / (10 * DENOMINATOR) + " * Block.WIDTH"
        : sum(number);
  }

  /** What is neither multiple nor fraction is one plus or minus a plain number. */
  private static String sum(int number) {
    int times = Math.round((float) number / Block.WIDTH);
    long rest = number - (long) times * Block.WIDTH;
    String multiple = times == 1 ? "Block.WIDTH" : times + " * Block.WIDTH";
    return multiple + (rest < 0 ? " - " : " + ") + Math.abs(rest);
  }

  /** Whether a number is a multiple or a fraction of the width, or the stride. */
  public static boolean isProduct(int number) {
    return number == Block.STRIDE || !text(number).matches(".*[+] \\d+|.*- \\d+");
  }

  /** The plain number in a use of some width and stride; empty where it is not whole. */
  public static OptionalInt in(int number, int width, int stride) {
    if (number == Block.STRIDE) {
      return OptionalInt.of(stride);
    }
    long product = (long) number * width;
    long whole = product / Block.WIDTH;
    boolean exact = whole * Block.WIDTH == product && whole <= Integer.MAX_VALUE;
    return exact ? OptionalInt.of((int) whole) : OptionalInt.empty();
  }
}
