package dev.regimen.data;

import dev.regimen.annotation.TextUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The units of one text, in order, and how many of its characters were none: controls and marks
 * without a shape, such as those that set a direction, are left out; halves of surrogate pairs
 * become U+FFFD.
 *
 * @param units words or characters
 * @param odd characters left out or replaced
 */
record TextUnits(List<String> units, int odd) {
  private static final int REPLACEMENT = 0xFFFD;

  /** Texts are long, and an object for each of their characters takes fifty times their room. */
  private static final String[] ASCII = new String[128];

  static {
    Arrays.setAll(ASCII, Character::toString);
  }

  static TextUnits of(String text, TextUnit unit) {
    return unit == TextUnit.WORD ? words(text) : characters(text);
  }

  /** A token that came as one, as a vocabulary of words has it. */
  static String token(String token) {
    return wellFormed(token).toLowerCase(Locale.ROOT);
  }

  /** The text with halves of surrogate pairs replaced, so that it has a form in UTF-8. */
  static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().map(TextUnits::whole).forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /** How many halves of surrogate pairs a text has. */
  static int halves(String text) {
    return (int) text.codePoints().filter(TextUnits::isHalf).count();
  }

  private static int whole(int character) {
    return isHalf(character) ? REPLACEMENT : character;
  }

  private static boolean isHalf(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }

  private static TextUnits characters(String text) {
    List<String> units = new ArrayList<>();
    int odd = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      odd += isHalf(character) || isShapeless(character) ? 1 : 0;
      if (!isShapeless(character)) {
        units.add(sign(character));
      }
    }
    return new TextUnits(units, odd);
  }

  private static String sign(int character) {
    return character < ASCII.length ? ASCII[character] : Character.toString(whole(character));
  }

  private static TextUnits words(String text) {
    List<String> units = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int odd = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      odd += isHalf(character) || isShapeless(character) ? 1 : 0;
      if (isShapeless(character)) {
        continue;
      }
      boolean joins = isOfWord(character) || isApostrophe(character) && isBetween(word, text, at);
      if (!joins) {
        end(word, units);
      }
      if (joins) {
        word.appendCodePoint(character);
      } else if (!isBlank(character)) {
        units.add(sign(character));
      }
    }
    end(word, units);
    return new TextUnits(units, odd);
  }

  private static void end(StringBuilder word, List<String> units) {
    if (word.length() > 0) {
      units.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static boolean isShapeless(int character) {
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.CONTROL && !Character.isWhitespace(character);
  }

  private static boolean isOfWord(int character) {
    int type = Character.getType(character);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    return mark || Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
  }

  private static boolean isApostrophe(int character) {
    return character == '\'' || character == '\u2019';
  }

  /** As in <i>don't</i>. */
  private static boolean isBetween(CharSequence word, String text, int next) {
    return word.length() > 0 && next < text.length() && isOfWord(text.codePointAt(next));
  }
}
