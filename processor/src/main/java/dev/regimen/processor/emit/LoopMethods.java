package dev.regimen.processor.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loops as methods of their own, handed all that they use. Loops that differ only in the names of
 * what they are handed are one method, whose names leave out the layer.
 */
final class LoopMethods {
  /** Stands on both sides of a loop's number where its name belongs, which is known at the end. */
  private static final String MARK = "\u0001";

  private static final Pattern MARKED = Pattern.compile(MARK + "(\\d+)" + MARK);

  private final StepContext context;
  private final Map<String, LoopMethod> byText = new HashMap<>();
  private final List<LoopMethod> loops = new ArrayList<>();

  /** What the constants for sizes stand for: two of the same size are one. */
  private final Map<String, String> values = new HashMap<>();

  private final List<Supplier<Method>> taken = new ArrayList<>();

  LoopMethods(StepContext context) {
    this.context = context;
    context.sizes().all().forEach((name, size) -> values.put(name, size.toString()));
  }

  /**
   * The call of a loop, without its semicolon.
   *
   * @param first what the loop is named after
   * @param text the loop
   * @param bounds names of whole numbers that the loop is handed
   * @param boundArguments what is handed for them
   */
  String call(
      Sink first,
      References references,
      Code text,
      List<String> bounds,
      List<String> boundArguments) {
    List<String> parameters =
        joined(List.of(references.arrays(), references.scalars(), bounds))
            .collect(Collectors.toList());
    String key = references.arrays().size() + " " + bounds.size() + positional(text, parameters);
    LoopMethod loop = byText.get(key);
    if (loop == null) {
      loop = loop(first, references, text, bounds);
      byText.put(key, loop);
    }
    return MARK
        + loop.call(layer(first))
        + MARK
        + joined(List.of(references.arrays(), references.scalars(), boundArguments))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private LoopMethod loop(Sink first, References references, Code text, List<String> bounds) {
    String verb = first.kind() == Sink.Kind.TILE ? "compute" : "sum";
    String own = verb + Identifiers.capitalize(StepNames.qualified(first.value()));
    String common = verb + Identifiers.capitalize(StepNames.local(first.value()));
    Map<String, String> parameters = new LinkedHashMap<>();
    String word = context.precision().word();
    references.arrays().forEach(array -> parameters.put(array, word + "[] "));
    references.scalars().forEach(scalar -> parameters.put(scalar, word + " "));
    bounds.forEach(bound -> parameters.put(bound, "int "));
    LoopMethod loop =
        new LoopMethod(loops.size(), context, own, common, layer(first), parameters, text);
    loops.add(loop);
    taken.add(loop::method);
    return loop;
  }

  private static String layer(Sink sink) {
    return Identifiers.camel(sink.value().origin().word());
  }

  private static Stream<String> joined(List<Collection<String>> parts) {
    return parts.stream().flatMap(Collection::stream);
  }

  /** The text with parameters replaced by their numbers, and constants by their values. */
  private String positional(Code text, List<String> parameters) {
    Map<String, String> numbers = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      numbers.put(parameters.get(i), "$" + i);
    }
    return text.lines().stream()
        .map(line -> renamed(line, word -> numbers.getOrDefault(word, values.get(word))))
        .collect(Collectors.joining("\n"));
  }

  /** A line with some words replaced. */
  static String renamed(String line, Function<String, @Nullable String> words) {
    StringBuilder text = new StringBuilder();
    for (Token token : Token.of(line)) {
      String word = token.kind() == Token.Kind.NAME ? words.apply(token.text()) : null;
      text.append(word == null ? token.text() : word);
    }
    return text.toString();
  }

  /** A method that is handed nothing but what it asks for; it stands after the method at hand. */
  void add(Method method) {
    taken.add(() -> method);
  }

  /** What is to stand after the method that was just written, once everything is. */
  List<Supplier<Method>> take() {
    List<Supplier<Method>> methods = List.copyOf(taken);
    taken.clear();
    return methods;
  }

  /** A line with the names of the loops that it calls. */
  String named(String line) {
    if (!line.contains(MARK)) {
      return line;
    }
    return MARKED
        .matcher(line)
        .replaceAll(match -> loops.get(Integer.parseInt(match.group(1))).name());
  }
}
