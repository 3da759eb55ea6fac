package dev.regimen.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A layer's method, taken apart: what would be the same for another layer that is built alike, and
 * what is its own.
 */
final class LayerMethod {
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:float|double|int|long)(?:\\[])? (\\w+) =");

  private final String name;
  private final String layer;
  private final Code body;
  private final List<List<Token>> lines = new ArrayList<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Set<String> locals = new LinkedHashSet<>();
  private final List<String> numbers = new ArrayList<>();
  private boolean assigns;

  /**
   * A method without parameters.
   *
   * @param layer the name of the layer within names
   */
  LayerMethod(String name, String layer, Code body) {
    this.name = name;
    this.layer = layer;
    this.body = body;
  }

  String name() {
    return name;
  }

  String layer() {
    return layer;
  }

  Code body() {
    return body;
  }

  List<List<Token>> lines() {
    return lines;
  }

  /** The step's fields that it names, in the order of their appearance, with their types. */
  Map<String, String> fields() {
    return fields;
  }

  /** Names that it declares. */
  Set<String> locals() {
    return locals;
  }

  /** Numbers of its own: of a stream of randomness, of a place among the parts of gradients. */
  List<String> numbers() {
    return numbers;
  }

  /** What begins its name: {@code finishBackward}. */
  String verb() {
    return name.replace(Identifiers.capitalize(layer), "");
  }

  /** Whether it can be handed its fields instead of naming them. */
  boolean isPure() {
    return !assigns;
  }

  /** Takes it apart: what is equal for methods that are alike. */
  String shape(StepFields known, Sizes sizes) {
    body.lines().forEach(line -> DECLARED.matcher(line).results().forEach(this::declare));
    StringBuilder text = new StringBuilder(verb()).append('\n');
    Map<String, Integer> numbered = new HashMap<>();
    for (String line : body.lines()) {
      List<Token> tokens = Token.of(line);
      lines.add(tokens);
      boolean own = hasOwnNumbers(line);
      for (int i = 0; i < tokens.size(); i++) {
        text.append(same(tokens, i, own, known, sizes, numbered)).append('\u0002');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Whether whole numbers in a line may differ from layer to layer. */
  static boolean hasOwnNumbers(String line) {
    return line.contains("draws.") || line.contains("sampleDraws.") || line.contains("parts.");
  }

  private void declare(MatchResult declaration) {
    locals.add(declaration.group(1));
  }

  private String same(
      List<Token> tokens,
      int at,
      boolean own,
      StepFields known,
      Sizes sizes,
      Map<String, Integer> numbered) {
    String text = tokens.get(at).text();
    switch (tokens.get(at).kind()) {
      case STRING:
        return isOwnName(tokens.get(at)) ? "\"" : text;
      case WHOLE_NUMBER:
        if (own) {
          numbers.add(text);
          return "#";
        }
        return text;
      case NAME, FIELD:
        break;
      default:
        return text;
    }
    if (tokens.get(at).kind() == Token.Kind.NAME && locals.contains(text)) {
      return "local" + numbered.computeIfAbsent("local " + text, x -> numbered.size());
    }
    Integer size = sizes.all().get(text);
    if (size != null) {
      return size.toString();
    }
    if (known.has(text)) {
      fields.put(text, known.typeOf(text));
      assigns |= !isComment(tokens) && isAssigned(tokens, at);
      return known.typeOf(text) + numbered.computeIfAbsent(text, x -> numbered.size());
    }
    return text;
  }

  /** Whether this is the method's name, as it tells it to whoever measures. */
  boolean isOwnName(Token text) {
    return text.text().equals("\"" + name + "\"");
  }

  static boolean isComment(List<Token> line) {
    return line.size() > 1 && line.get(0).text().equals("/") && line.get(1).text().equals("/");
  }

  private static boolean isAssigned(List<Token> tokens, int at) {
    int next = at + 1;
    while (next < tokens.size() && "+-*/ ".contains(tokens.get(next).text())) {
      next++;
    }
    boolean equals = next < tokens.size() && tokens.get(next).text().equals("=");
    return equals && !(next + 1 < tokens.size() && tokens.get(next + 1).text().equals("="));
  }
}
