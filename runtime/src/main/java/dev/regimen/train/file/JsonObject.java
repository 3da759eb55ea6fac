package dev.regimen.train.file;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An object of JSON (RFC 8259), member by member, in one line. What is no finite number is {@code
 * null}: JSON has no NaN.
 */
public final class JsonObject {
  private final StringJoiner members = new StringJoiner(", ", "{", "}");

  /** An object without members yet. */
  public JsonObject() {}

  /** A member whose value is JSON already. */
  public JsonObject json(String key, String value) {
    members.add(Json.quote(key) + ": " + value);
    return this;
  }

  /** A member that is a text. */
  public JsonObject text(String key, String value) {
    return json(key, Json.quote(value));
  }

  /** A member that is a list of texts. */
  public JsonObject texts(String key, List<String> values) {
    return json(key, Json.quote(values));
  }

  /** A member that is an object of texts. */
  public JsonObject texts(String key, Map<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::text);
    return object(key, object);
  }

  /** A member that is a number. */
  public JsonObject number(String key, Number value) {
    return json(key, number(value));
  }

  /** A member that is an object of numbers. */
  public JsonObject numbers(String key, Map<String, ? extends Number> values) {
    return object(key, new JsonObject().numbers(values));
  }

  /** A member for each number. */
  public JsonObject numbers(Map<String, ? extends Number> values) {
    values.forEach(this::number);
    return this;
  }

  /** A member that is an object. */
  public JsonObject object(String key, JsonObject value) {
    return json(key, value.toString());
  }

  /** A member that is a list of objects. */
  public JsonObject objects(String key, List<JsonObject> values) {
    return json(key, values.toString());
  }

  /** The shortest text that is read as the same number. */
  public static String number(Number value) {
    if (value instanceof Long || value instanceof Integer) {
      return value.toString();
    }
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
