package dev.regimen.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of many classes, taken apart: each class for itself with what it names of the others, at
 * the lines that it has in the file. Empty lines separate classes.
 */
final class CorpusFile {
  private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|enum) (\\w+)");
  private static final Pattern COMPILED = Pattern.compile("@(?:Network|Regime)\\b");

  /** A class's lines, of which the last one's is not included. */
  private record Part(int from, int to, String name, String text) {
    boolean names(Part other) {
      return this != other && Pattern.compile("\\b" + other.name + "\\b").matcher(text).find();
    }
  }

  private CorpusFile() {}

  /** Sources by the file's name and the class's first line. */
  static Map<String, String> parts(String file, String source) {
    String[] lines = source.split("\n");
    List<Part> parts = parts(lines);
    Map<String, String> sources = new TreeMap<>();
    for (Part part : parts) {
      boolean compiled = COMPILED.matcher(part.text()).find();
      if (compiled || parts.stream().noneMatch(other -> other.names(part))) {
        Set<Part> kept = new HashSet<>();
        keep(part, parts, kept);
        sources.put(file + ":" + (part.from() + 1), blanked(lines, kept));
      }
    }
    return sources;
  }

  private static void keep(Part part, List<Part> parts, Set<Part> kept) {
    if (kept.add(part)) {
      parts.stream().filter(part::names).forEach(other -> keep(other, parts, kept));
    }
  }

  private static List<Part> parts(String[] lines) {
    List<Part> parts = new ArrayList<>();
    int from = 1; // behind the imports
    for (int line = 1; line <= lines.length; line++) {
      boolean ends = line == lines.length || lines[line].isBlank();
      if (ends && line > from) {
        String text = String.join("\n", List.of(lines).subList(from, line));
        Matcher name = DECLARED.matcher(text);
        if (!name.find()) {
          throw new IllegalArgumentException("no class in " + text);
        }
        parts.add(new Part(from, line, name.group(1), text));
      }
      from = ends ? line + 1 : from;
    }
    return parts;
  }

  private static String blanked(String[] lines, Set<Part> kept) {
    StringBuilder text = new StringBuilder(lines[0]);
    for (int line = 1; line < lines.length; line++) {
      int here = line;
      boolean shown = kept.stream().anyMatch(part -> part.from() <= here && here < part.to());
      text.append('\n').append(shown ? lines[line] : "");
    }
    return text.append('\n').toString();
  }
}
