package dev.regimen.report.saved;

import dev.regimen.text.Printable;
import dev.regimen.train.file.Json;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The members of an object of JSON, asked for by name and kind; mistakes name the file. */
final class JsonMembers {
  private static final double SMALL = 1e-6;
  private static final double LARGE = 1e15;

  private final String place;
  private final Map<?, ?> members;

  private JsonMembers(String place, Map<?, ?> members) {
    this.place = place;
    this.members = members;
  }

  /** The object that a text is. */
  static JsonMembers of(Path file, String text) throws RecordException {
    return of(Printable.of(file), text);
  }

  /** The object that a line is, counted from 1. */
  static JsonMembers of(Path file, int line, String text) throws RecordException {
    return of(Printable.of(file) + ":" + line, text);
  }

  private static JsonMembers of(String place, String text) throws RecordException {
    try {
      if (Json.parseRecord(text) instanceof Map<?, ?> members) {
        return new JsonMembers(place, members);
      }
      throw new RecordException(place, "an object was expected, {...}");
    } catch (Json.SyntaxException e) {
      throw new RecordException(place, e.getMessage());
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) throws RecordException {
    return of(name, String.class, "a text");
  }

  String text(String name, String otherwise) throws RecordException {
    return has(name) ? text(name) : otherwise;
  }

  double number(String name) throws RecordException {
    return of(name, Number.class, "a number").doubleValue();
  }

  double number(String name, double otherwise) throws RecordException {
    return has(name) ? number(name) : otherwise;
  }

  long whole(String name) throws RecordException {
    return of(name, Long.class, "a whole number");
  }

  long whole(String name, long otherwise) throws RecordException {
    return has(name) ? whole(name) : otherwise;
  }

  /** A whole number between two ends; pages and tables have a place for each. */
  int whole(String name, int otherwise, int low, int high) throws RecordException {
    long found = whole(name, otherwise);
    if (found < low || found > high) {
      throw wrong(name, String.format(Locale.ROOT, "a whole number from %d to %d", low, high));
    }
    return (int) found;
  }

  Instant time(String name) throws RecordException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, "a time such as 2026-01-31T12:00:00Z");
    }
  }

  Path path(String name) throws RecordException {
    try {
      return Path.of(text(name));
    } catch (InvalidPathException e) {
      throw wrong(name, "a path");
    }
  }

  /** An object within; an empty one where there is none. */
  JsonMembers object(String name) throws RecordException {
    return new JsonMembers(place, has(name) ? of(name, Map.class, "an object") : Map.of());
  }

  Optional<JsonMembers> optional(String name) throws RecordException {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** A list of texts; an empty one where there is none. */
  List<String> texts(String name) throws RecordException {
    if (!has(name)) {
      return List.of();
    }
    List<?> list = of(name, List.class, "a list of texts");
    if (!list.stream().allMatch(String.class::isInstance)) {
      throw wrong(name, "a list of texts");
    }
    return list.stream().map(String.class::cast).toList();
  }

  /** Every member that is a number. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          if (value instanceof Number number) {
            numbers.put((String) name, number.doubleValue());
          }
        });
    return numbers;
  }

  /** Every member in words: numbers as they are written, texts as they are. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    members.forEach((name, value) -> words.put((String) name, word(value)));
    return words;
  }

  /** Small numbers with all of their digits, 0.0003; smaller ones as 1e-7. */
  private static String word(Object value) {
    if (!(value instanceof Double number) || !Double.isFinite(number)) {
      return String.valueOf(value);
    }
    boolean plain = number == 0 || Math.abs(number) >= SMALL && Math.abs(number) < LARGE;
    return plain
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : number.toString().replace(".0E", "e").replace('E', 'e');
  }

  private <T> T of(String name, Class<T> kind, String expected) throws RecordException {
    Object value = members.get(name);
    if (!kind.isInstance(value)) {
      throw wrong(name, expected);
    }
    return kind.cast(value);
  }

  private RecordException wrong(String name, String expected) {
    Object value = members.get(name);
    return new RecordException(
        place,
        String.format(
            Locale.ROOT,
            "'%s' is %s, but %s was expected",
            Printable.of(name),
            value == null ? "missing" : Printable.of(String.valueOf(value)),
            expected));
  }
}
