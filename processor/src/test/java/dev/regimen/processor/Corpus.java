package dev.regimen.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Networks and regimes as users and papers write them, sound ones and broken ones, against what the
 * compiler says of them.
 *
 * <p>A broken one says itself what is wrong with it, by a mark on the line: {@code // ERROR Id:
 * text} or {@code // WARNING Id: text}. The finding must begin at that text, or where a bar stands
 * in it, as in {@code epochs = |10}. {@code // MISSED Id: reason} tells of a fault that the
 * compiler is known to overlook, {@code // NOISE Id: reason} of a finding that is none.
 */
final class Corpus {
  private static final Path FOLDER = Path.of("src", "test", "resources", "corpus");
  private static final Pattern CLASS = Pattern.compile("@(?:Network|Regime)\\(");
  private static final Pattern MARK =
      Pattern.compile("// (ERROR|WARNING|MISSED|NOISE) (\\w+): (.*?)(?= // |$)");

  private record Mark(String source, long line, long column, String kind, String id, String text) {
    boolean fits(Batch.Said said) {
      boolean sameKind = kind.equals(said.kind()) || isExcuse();
      return sameKind && id.equals(said.id()) && line == said.line();
    }

    boolean isExcuse() {
      return kind.equals("MISSED") || kind.equals("NOISE");
    }

    @Override
    public String toString() {
      return source + ":" + line + " " + kind + " " + id + ": " + text;
    }
  }

  private final Map<String, String> sources;
  private final Map<String, List<Batch.Said>> said;
  private final List<String> missed = new ArrayList<>();
  private final List<String> excused = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();
  private final List<String> noise = new ArrayList<>();
  private final List<String> displaced = new ArrayList<>();
  private int found;

  private Corpus(Map<String, String> sources) {
    this.sources = sources;
    said = Batch.process(sources);
    sources.forEach((name, source) -> compare(name, marks(name, source)));
  }

  /** Sound ones, a file at once: nothing is to be said of any. */
  static Corpus sound() {
    return new Corpus(files("sound"));
  }

  /** Broken ones, each for itself. */
  static Corpus broken() {
    Map<String, String> sources = new TreeMap<>();
    files("broken").forEach((file, source) -> sources.putAll(CorpusFile.parts(file, source)));
    return new Corpus(sources);
  }

  private static Map<String, String> files(String name) {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve(name))) {
      for (Path file : files.toList()) {
        sources.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static List<Mark> marks(String name, String source) {
    List<Mark> marks = new ArrayList<>();
    String[] lines = source.split("\n");
    for (int line = 1; line <= lines.length; line++) {
      Matcher matcher = MARK.matcher(lines[line - 1]);
      while (matcher.find()) {
        String text = matcher.group(3).strip();
        int column =
            lines[line - 1].indexOf(text.replace("|", "")) + Math.max(0, text.indexOf('|')) + 1;
        marks.add(
            new Mark(
                name.replaceAll(":.*", ""),
                line,
                column,
                matcher.group(1),
                matcher.group(2),
                text));
      }
    }
    return marks;
  }

  private void compare(String name, List<Mark> marks) {
    List<Mark> open = new ArrayList<>(marks);
    for (Batch.Said each : said.get(name)) {
      List<Mark> fitting = open.stream().filter(mark -> mark.fits(each)).toList();
      if (fitting.isEmpty()) {
        unexpected.add(name + " " + each);
        continue;
      }
      Mark mark =
          fitting.stream()
              .filter(m -> m.column() == each.column())
              .findFirst()
              .orElse(fitting.get(0));
      open.remove(mark);
      if (mark.kind().equals("NOISE")) {
        noise.add(mark.toString());
      } else {
        found++;
        if (!mark.isExcuse() && mark.column() != each.column()) {
          displaced.add(mark + " at column " + each.column());
        }
      }
    }
    for (Mark mark : open) {
      if (mark.kind().equals("MISSED")) {
        excused.add(mark.toString());
      } else if (!mark.kind().equals("NOISE")) {
        missed.add(mark.toString());
      }
    }
  }

  /** Networks and regimes, and what was meant to be one. */
  int classes() {
    return (int)
        sources.values().stream()
            .mapToLong(text -> Math.max(1, CLASS.matcher(text).results().count()))
            .sum();
  }

  /** Findings that are right. */
  int found() {
    return found;
  }

  /** What should be said and is not. */
  List<String> missed() {
    return missed;
  }

  /** The same where it is known. */
  List<String> excused() {
    return excused;
  }

  /** What is said and should not be. */
  List<String> unexpected() {
    return unexpected;
  }

  /** The same where it is known. */
  List<String> noise() {
    return noise;
  }

  /** What is said in the right line at another column. */
  List<String> displaced() {
    return displaced;
  }

  /** What becomes of the fixes that the findings print. */
  PastedFixes pasted() {
    return PastedFixes.of(sources, said);
  }
}
