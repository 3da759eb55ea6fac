package dev.regimen.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One method for several layers' that are alike, which is handed what they have of their own. */
final class SharedMethod {
  private static final String FIELD = "this.";

  private final String name;
  private final List<LayerMethod> group;
  private final LayerMethod first;
  private final LayerNames layers;
  private final Sizes sizes;

  /** Which of a method's fields are not the same in all methods. */
  private final List<Integer> fields;

  /** Of its numbers that are not the same in all methods, the first that has some values. */
  private final Map<List<String>, Integer> numbers = new HashMap<>();

  /** Parameters for fields, by the first method's names, and for locals. */
  private final Map<String, String> names = new HashMap<>();

  /** Parameters for numbers, by their place in the method. */
  private final Map<Integer, String> numberNames = new HashMap<>();

  SharedMethod(String name, List<LayerMethod> group, LayerNames layers, Sizes sizes) {
    this.name = name;
    this.group = group;
    this.layers = layers;
    this.sizes = sizes;
    first = group.get(0);
    fields = ownFields();
    findNumbers();
  }

  private List<Integer> ownFields() {
    List<List<String>> all =
        group.stream().map(method -> List.copyOf(method.fields().keySet())).toList();
    return IntStream.range(0, all.get(0).size())
        .filter(i -> all.stream().map(list -> list.get(i)).distinct().count() > 1)
        .boxed()
        .toList();
  }

  private void findNumbers() {
    for (int i = 0; i < first.numbers().size(); i++) {
      int at = i;
      List<String> values = group.stream().map(method -> method.numbers().get(at)).toList();
      if (new HashSet<>(values).size() > 1) {
        numbers.putIfAbsent(values, i);
        numberNames.put(i, numberNames.getOrDefault(numbers.get(values), numberName(values)));
      }
    }
  }

  /** Most often the stream of a layer's randomness, else a place among parts of gradients. */
  private String numberName(List<String> values) {
    String role = isLong(values) ? "place" : "stream";
    return numberNames.containsValue(role) ? role + (numberNames.size() + 1) : role;
  }

  private static boolean isLong(List<String> values) {
    return values.stream().anyMatch(value -> value.endsWith("L"));
  }

  private List<List<String>> ownNumbers() {
    return numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A layer's method: it calls the shared one. */
  Method caller(LayerMethod layer) {
    List<String> all = List.copyOf(layer.fields().keySet());
    List<String> arguments = fields.stream().map(all::get).collect(Collectors.toList());
    int member = group.indexOf(layer);
    ownNumbers().forEach(values -> arguments.add(values.get(member)));
    arguments.add("\"" + layer.name() + "\"");
    Code call = new Code().line(name + "(" + String.join(", ", arguments) + ");");
    return Method.own(layer.name(), call);
  }

  /** The shared method. */
  Method method() {
    List<String> all = List.copyOf(first.fields().keySet());
    List<String> handed = fields.stream().map(all::get).toList();
    findNames(handed);
    List<String> parameters = new ArrayList<>();
    handed.forEach(f -> parameters.add(first.fields().get(f) + " " + names.get(FIELD + f)));
    for (List<String> values : ownNumbers()) {
      String type = isLong(values) ? "long " : "int ";
      parameters.add(type + numberNames.get(numbers.get(values)));
    }
    parameters.add("String method");
    String head = "private void " + name + "(" + String.join(", ", parameters) + ")";
    return new Method("", head, body());
  }

  private void findNames(List<String> handed) {
    Set<String> taken = new LinkedHashSet<>();
    first.lines().stream()
        .filter(line -> !LayerMethod.isComment(line))
        .forEach(line -> line.forEach(token -> taken.add(token.text())));
    taken.removeAll(handed);
    taken.removeAll(first.locals());
    Identifiers free = new Identifiers();
    taken.stream().filter(text -> text.matches("[a-z]\\w*")).forEach(free::claim);
    numberNames.values().forEach(free::claim);
    free.claim("method");
    for (String local : first.locals()) {
      names.put(local, free.claim(layers.ofLocal(local, first.layer())));
    }
    for (String field : handed) {
      String bare = layers.ofField(field, first.layer());
      String parameter = parameter(free, bare, first.fields().get(field));
      names.put(FIELD + field, parameter);
      names.putIfAbsent(field, parameter);
    }
  }

  /** A free name; locals are often called like what they are made from. */
  private static String parameter(Identifiers free, String bare, String type) {
    if (!free.isTaken(bare)) {
      return free.claim(bare);
    }
    boolean shared = type.endsWith("[][]");
    return free.claim(bare + (type.equals("double") ? "Setting" : shared ? "OfAll" : "Vector"));
  }

  private Code body() {
    Code body = new Code().importing(first.body());
    int number = 0;
    for (int i = 0; i < first.lines().size(); i++) {
      StringBuilder text = new StringBuilder();
      List<Token> line = first.lines().get(i);
      boolean own = LayerMethod.hasOwnNumbers(first.body().lines().get(i));
      for (int k = 0; k < line.size(); k++) {
        Token token = line.get(k);
        boolean mayDiffer = own && token.kind() == Token.Kind.WHOLE_NUMBER;
        if (mayDiffer) {
          text.append(numberNames.getOrDefault(number, token.text()));
          number++;
        } else {
          append(text, token, i, k);
        }
      }
      body.line(text.toString());
    }
    return body;
  }

  private void append(StringBuilder text, Token token, int line, int at) {
    switch (token.kind()) {
      case STRING -> text.append(first.isOwnName(token) ? "method" : token.text());
      case FIELD -> {
        String parameter = names.get(FIELD + token.text());
        if (parameter != null) {
          text.setLength(text.length() - FIELD.length());
        }
        text.append(parameter == null ? token.text() : parameter);
      }
      case NAME -> {
        String parameter = names.get(token.text());
        text.append(parameter == null ? size(token, line, at) : parameter);
      }
      default -> text.append(token.text());
    }
  }

  /** A name; of a size that has other names in other layers, the number. */
  private String size(Token token, int line, int at) {
    Integer size = sizes.all().get(token.text());
    boolean common =
        size == null
            || group.stream().allMatch(other -> other.lines().get(line).get(at).equals(token));
    return common ? token.text() : size.toString();
  }
}
