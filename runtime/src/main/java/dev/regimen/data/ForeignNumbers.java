package dev.regimen.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells texts that are numbers in another notation ({@code 1,5}, {@code 1 100}, {@code $3}, {@code
 * 5 km}) from names of categories.
 *
 * <p>A unit is the same in all cells: {@code 1st} and {@code 2nd} are names, and so are {@code Q1}
 * and {@code Q2}, because letters stand before a number only in names.
 */
final class ForeignNumbers {
  private static final List<Notation> NOTATIONS =
      List.of(
          new Notation(',', Notation.NONE),
          new Notation('.', ','),
          new Notation(',', '.'),
          new Notation('.', ' '),
          new Notation(',', ' '),
          new Notation('.', '\''),
          new Notation('.', '\u2019'),
          new Notation('.', '_'));

  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "(?<before>[\\p{Sc}<>≤≥~≈]*)\\s?"
              + "(?<number>[+\\-\u2212]?(?:\\d(?:[\\d.,'’_\\s\u00a0\u202f\u2009]*\\d)?[.,]?|[.,]\\d+)"
              + "(?:[eE][+-]?\\d+)?)"
              + "[\\s\u00a0\u202f]?(?<after>[\\p{Sc}%‰]|[\\p{L}°µ][\\p{L}°µ/²³]*|)");

  private ForeignNumbers() {}

  /**
   * What to say to read all of {@code texts}, of which {@code shown} is one; null if they are not
   * all numbers.
   */
  static @Nullable String advice(Collection<String> texts, String shown) {
    String odd = OddNumbers.advice(texts.stream().map(ForeignNumbers::ascii).toList(), shown);
    return odd != null ? odd : inNotation(texts, shown);
  }

  private static @Nullable String inNotation(Collection<String> texts, String shown) {
    List<String> numbers = new ArrayList<>();
    String unit = null;
    for (String text : texts) {
      Matcher matcher = WITH_UNIT.matcher(ascii(text));
      if (!matcher.matches()) {
        return null;
      }
      String found = matcher.group("before") + matcher.group("after");
      if (unit != null && !unit.equals(found)) {
        return null;
      }
      unit = found;
      numbers.add(matcher.group("number"));
    }
    List<Notation> fitting =
        NOTATIONS.stream().filter(notation -> readsAll(notation, numbers)).toList();
    boolean plain = numbers.stream().allMatch(Numbers::isNumber);
    if (unit == null || !plain && fitting.isEmpty()) {
      return null;
    }
    if (!unit.isEmpty()) {
      return '"' + shown + "\" is a number with \"" + unit + "\": take that out of the cells";
    }
    return '"'
        + shown
        + "\" is a number in another notation: "
        + (plain
            ? "write digits 0 to 9"
            : "say "
                + fitting.stream().map(Notation::toString).collect(Collectors.joining(" or ")));
  }

  private static boolean readsAll(Notation notation, List<String> numbers) {
    return numbers.stream().allMatch(number -> Numbers.isNumber(number, notation))
        && (notation.thousands() == Notation.NONE
            || numbers.stream().anyMatch(number -> !Numbers.isNumber(number, without(notation))));
  }

  /** The notation without groups: with it alone every number is read, the groups say nothing. */
  private static Notation without(Notation notation) {
    return new Notation(notation.decimal(), Notation.NONE);
  }

  /** The text with the digits 0 to 9 in place of those of other scripts. */
  private static String ascii(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return plain.toString();
  }
}
