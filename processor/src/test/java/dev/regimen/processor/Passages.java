package dev.regimen.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A generated class, cut into its passages: the head, and of each class its fields and its methods,
 * every one with the comments and annotations above it. A passage is called by its path, the
 * trainer's own name left out: {@code head}, {@code describe}, {@code TrainingStep.fields}, {@code
 * TrainingStep.run}.
 */
final class Passages {
  private static final Pattern CLASS = Pattern.compile("\\b(?:class|interface|enum|record) (\\w+)");
  private static final Pattern METHOD = Pattern.compile("([\\w$]+)\\(");

  /** A class with its members, or a member; {@code lines} of a class are its declaration's. */
  private record Passage(String path, List<String> lines, List<Passage> members) {
    Stream<Passage> leaves() {
      return members.isEmpty() ? Stream.of(this) : members.stream().flatMap(Passage::leaves);
    }

    /** Its lines that are shown, with a mark for what is left out between them. */
    List<String> shown(Predicate<String> wanted) {
      if (members.isEmpty()) {
        return wanted.test(path) ? lines : List.of();
      }
      String indent = indent(lines.get(lines.size() - 1));
      List<String> shown = new ArrayList<>();
      boolean any = false;
      boolean gap = false;
      for (Passage member : members) {
        List<String> text = member.shown(wanted);
        if (!text.isEmpty() && gap) {
          shown.addAll(List.of("", indent + "  …"));
        }
        gap = text.isEmpty();
        any |= !text.isEmpty();
        shown.addAll(text);
      }
      if (!any) {
        return List.of();
      }
      if (gap) {
        shown.addAll(List.of("", indent + "  …"));
      }
      return Stream.of(lines, shown, List.of(indent + "}")).flatMap(List::stream).toList();
    }
  }

  private final List<String> lines;
  private final Passage head;
  private final Passage trainer;
  private int at;

  private Passages(List<String> lines) {
    this.lines = lines;
    List<String> above = until("{");
    int declaration = above.size() - 1;
    head = new Passage("head", above.subList(0, declaration), List.of());
    trainer = type("", above.subList(declaration, declaration + 1));
  }

  static Passages of(String text) {
    return new Passages(text.lines().toList());
  }

  List<String> paths() {
    return Stream.concat(Stream.of(head.path()), trainer.leaves().map(Passage::path))
        .distinct()
        .toList();
  }

  /** The text without the passages whose path is not wanted. */
  String excerpt(Predicate<String> wanted) {
    return Stream.concat(head.shown(wanted).stream(), trainer.shown(wanted).stream())
            .reduce((a, b) -> a + "\n" + b)
            .orElse("")
        + "\n";
  }

  /** The members of a class whose declaration has been read, and the brace that closes it. */
  private Passage type(String path, List<String> declaration) {
    String indent = indent(declaration.get(declaration.size() - 1));
    List<Passage> members = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    while (!lines.get(at).equals(indent + "}")) {
      List<String> text = until("{", ";");
      if (last(text).endsWith(";")) {
        fields.addAll(text);
        continue;
      }
      if (!fields.isEmpty()) {
        members.add(new Passage(in(path, "fields"), List.copyOf(fields), List.of()));
        fields.clear();
      }
      members.add(member(path, text));
    }
    at++;
    if (!fields.isEmpty()) {
      members.add(new Passage(in(path, "fields"), fields, List.of()));
    }
    return new Passage(path, declaration, members);
  }

  private Passage member(String path, List<String> text) {
    String indent = indent(text.stream().filter(line -> !line.isBlank()).findFirst().orElseThrow());
    String declaration =
        text.stream().map(String::strip).filter(Passages::isCode).reduce("", (a, b) -> a + " " + b);
    Matcher type = CLASS.matcher(declaration);
    if (type.find()) {
      return type(in(path, type.group(1)), text);
    }
    Matcher method = METHOD.matcher(declaration);
    if (!method.find()) {
      throw new AssertionError("neither a class nor a method: " + declaration);
    }
    List<String> whole = new ArrayList<>(text);
    while (!lines.get(at).equals(indent + "}")) {
      whole.add(lines.get(at++));
    }
    whole.add(lines.get(at++));
    return new Passage(in(path, method.group(1)), whole, List.of());
  }

  /** The lines up to one of code that ends so, a comment behind it left aside. */
  private List<String> until(String... ends) {
    List<String> text = new ArrayList<>();
    while (true) {
      String line = lines.get(at++);
      text.add(line);
      if (isCode(line.strip()) && Stream.of(ends).anyMatch(last(text)::endsWith)) {
        return text;
      }
    }
  }

  private static String last(List<String> text) {
    return text.get(text.size() - 1).replaceFirst(" //.*", "");
  }

  private static boolean isCode(String line) {
    return !line.startsWith("*") && !line.startsWith("/") && !line.startsWith("@");
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private static String in(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
