package dev.regimen.report;

import dev.regimen.train.file.Json;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An object of JSON (RFC 8259), member by member, in one line. What is no finite number is {@code
 * null}: JSON has no NaN.
 */
final class JsonObject {
  private final StringJoiner members = new StringJoiner(", ", "{", "}");

  private JsonObject put(String key, String json) {
    members.add(Json.quote(key) + ": " + json);
    return this;
  }

  JsonObject text(String key, String value) {
    return put(key, Json.quote(value));
  }

  JsonObject texts(String key, List<String> values) {
    return put(key, Json.quote(values));
  }

  JsonObject number(String key, double value) {
    return put(key, number(value));
  }

  JsonObject number(String key, long value) {
    return put(key, Long.toString(value));
  }

  JsonObject object(String key, JsonObject value) {
    return put(key, value.toString());
  }

  JsonObject objects(String key, List<JsonObject> values) {
    return put(key, values.toString());
  }

  JsonObject numbers(Map<String, Double> values) {
    values.forEach(this::number);
    return this;
  }

  /** The shortest text that is read as the same number. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
