package dev.regimen.experiment;

import dev.regimen.train.file.Json;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An object of JSON (RFC 8259) in one line, member by member. What is no finite number is {@code
 * null}: JSON has no NaN.
 */
final class JsonLine {
  private final StringJoiner members = new StringJoiner(", ", "{", "}");

  JsonLine json(String key, String value) {
    members.add(Json.quote(key) + ": " + value);
    return this;
  }

  JsonLine text(String key, String value) {
    return json(key, Json.quote(value));
  }

  JsonLine number(String key, Number value) {
    return json(key, number(value));
  }

  JsonLine object(String key, JsonLine value) {
    return json(key, value.toString());
  }

  JsonLine numbers(String key, Map<String, ? extends Number> values) {
    JsonLine object = new JsonLine();
    values.forEach(object::number);
    return object(key, object);
  }

  JsonLine texts(String key, Map<String, String> values) {
    JsonLine object = new JsonLine();
    values.forEach(object::text);
    return object(key, object);
  }

  /** The shortest text that is read as the same number. */
  static String number(Number value) {
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      return "null";
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? Long.toString((long) number) : Double.toString(number);
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
