package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds parts of pages to what the code says. {@code -Dgoldens=write} rewrites them. */
final class Excerpts {
  private Excerpts() {}

  static void holds(Page page, MatchResult part, String current) {
    String found = part.group(3);
    if ("write".equals(System.getProperty("goldens"))) {
      page.write(part, current);
      found = current;
    }
    assertEquals(current, found, page + ": -Dgoldens=write rewrites it");
  }

  static String fenced(String language, String text) {
    return "```" + language + "\n" + text + "```\n";
  }

  /** Methods of a generated trainer, by the names that a part's comment gives. */
  static String methods(String source, MatchResult part) {
    List<String> names = Stream.of(part.group(2).strip().split(" ")).toList();
    return fenced(
        "java", names.stream().map(name -> method(source, name)).collect(Collectors.joining("\n")));
  }

  /** The first method of a name, moved to the margin. */
  private static String method(String source, String name) {
    Matcher found =
        Pattern.compile("(?ms)^    (?:private|protected|public) [^;=]*? " + name + "\\(.*?^    }\n")
            .matcher(source);
    if (!found.find()) {
      throw new AssertionError("the generated trainer has no method " + name);
    }
    return found.group().replaceAll("(?m)^    ", "");
  }
}
