package dev.regimen.text;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;

/**
 * Text that others wrote, such as names in a file, as a line of a message or of the console may
 * show it: what could forge a line, move the cursor or reverse the order of letters is escaped as
 * Java writes it, and what is too long is cut.
 */
public final class Printable {
  private static final int LONGEST = 200;
  private static final int LONGEST_MESSAGE = 2000;
  private static final int MOST = 20;

  private Printable() {}

  /** One text, at most some 200 characters of it. */
  public static String of(String text) {
    if (text.length() <= LONGEST) {
      return escaped(text);
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return escaped(text.substring(0, end))
        + String.format(Locale.ROOT, "... (%d characters)", text.length());
  }

  /** What others wrote within a message of ours, which may be longer. */
  public static String message(String text) {
    return text.length() <= LONGEST_MESSAGE
        ? escaped(text)
        : escaped(text.substring(0, LONGEST_MESSAGE)) + "...";
  }

  /** A path; all of it, because users need it. */
  public static String of(Path path) {
    return escaped(PathText.of(path));
  }

  /** The whole text, escaped. */
  static String escaped(String text) {
    return Escaping.of(text);
  }

  /** A list, at most 20 of it. */
  public static String of(Collection<String> texts) {
    StringBuilder shown = new StringBuilder("[");
    Iterator<String> next = texts.iterator();
    for (int i = 0; i < MOST && next.hasNext(); i++) {
      shown.append(i == 0 ? "" : ", ").append(of(next.next()));
    }
    if (next.hasNext()) {
      shown.append(String.format(Locale.ROOT, ", and %d more", texts.size() - MOST));
    }
    return shown.append(']').toString();
  }
}
