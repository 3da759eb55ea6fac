package dev.regimen.processor.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pages about findings, one an id, which the processor's jar brings with it: those of {@code
 * docs/diagnostics}. {@code -Aregimen.explain=DropoutRate} prints one, {@code
 * -Aregimen.explain=index} the list of all, {@code -Aregimen.explain=EarlyStopping} what is found
 * in an annotation.
 */
public final class Pages {
  /** The option that prints pages, several joined by commas. */
  public static final String OPTION = "regimen.explain";

  private static final String INDEX = "index";
  private static final Pattern LINK = Pattern.compile("\\]\\((\\w+)\\.md\\)");

  private Pages() {}

  /** The text about an id, or the index; empty if there is none. */
  public static Optional<String> text(String id) {
    if (!id.matches("\\w+")) {
      return Optional.empty();
    }
    String file = "pages/" + (id.equals(INDEX) ? "README" : id) + ".md";
    try (InputStream page = Pages.class.getResourceAsStream(file)) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is found in an annotation, each with what it is; empty where nothing is.
   *
   * @param annotation its name, with the sign or without
   */
  public static Optional<String> about(String annotation) {
    String index = text(INDEX).orElse("");
    String name = Pattern.quote(annotation.replaceFirst("^@", ""));
    Matcher line = Pattern.compile("(?m)^- `@" + name + "`: (.*)$").matcher(index);
    return line.find()
        ? Optional.of(
            LINK.matcher(line.group(1))
                .results()
                .map(link -> link.group(1) + ": " + sentence(link.group(1), index))
                .collect(Collectors.joining("\n", "What is found in " + annotation + "\n\n", "")))
        : Optional.empty();
  }

  private static String sentence(String id, String index) {
    Matcher line = Pattern.compile("(?m)^- \\[" + id + "]\\(\\w+\\.md\\): (.*)$").matcher(index);
    return line.find() ? line.group(1) : "";
  }

  /** Every id that has a page. */
  public static SortedSet<String> ids() {
    SortedSet<String> ids = new TreeSet<>();
    Matcher links = LINK.matcher(text(INDEX).orElse(""));
    while (links.find()) {
      ids.add(links.group(1));
    }
    return ids;
  }

  /** What to say where there is no page. */
  public static String missing(String id) {
    return "there is no finding "
        + id
        + Suggestion.near(id, ids()).map(near -> " (did you mean " + near + "?)").orElse("");
  }
}
