package dev.regimen.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Many sources in one compilation, each in a package of its own, so that a thousand small classes
 * cost a compiler's start once. A source that Java's parser refuses would keep the processor from
 * all of them.
 */
final class Batch {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+;");

  /**
   * What the compiler said about one source.
   *
   * @param kind ERROR or WARNING
   * @param line from 1
   * @param column from 1; 0 where the compiler names none
   * @param text all of it
   */
  record Said(String kind, long line, long column, String text) {
    private static final Pattern ID = Pattern.compile("^\\[Regimen:(\\w+)]");

    static Said of(Diagnostic<?> diagnostic) {
      return Batch.said(diagnostic, 0);
    }

    /** The finding's id; empty for what Java's compiler says itself. */
    String id() {
      Matcher matcher = ID.matcher(text);
      return matcher.find() ? matcher.group(1) : "";
    }

    /** What it says to write instead, in the order of the message. */
    List<String> fixes() {
      return text.lines()
          .map(String::strip)
          .filter(line -> line.startsWith("fix: "))
          .map(line -> line.substring("fix: ".length()).strip())
          .toList();
    }

    /** The same where the package would be unnamed. */
    Said without(String place) {
      return new Said(kind, line, column, text.replace(place, ""));
    }

    @Override
    public String toString() {
      return kind + " " + line + ":" + column + " " + text;
    }
  }

  private Batch() {}

  /**
   * What is said of each of some sources.
   *
   * @param sources by a name that is unique among them
   */
  static Map<String, List<Said>> process(Map<String, String> sources, String... options) {
    List<JavaFileObject> files = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> places = new HashMap<>();
    Map<String, Integer> shifts = new HashMap<>();
    Map<String, List<Said>> said = new LinkedHashMap<>();
    sources.forEach(
        (name, source) -> {
          said.put(name, new ArrayList<>());
          String place = "batch" + files.size();
          String header = PACKAGE.matcher(source).find() ? "" : "package " + place + "; ";
          JavaFileObject file = JavaFileObjects.forSourceString(place + ".Source", header + source);
          files.add(file);
          names.put(file.getName(), name);
          places.put(file.getName(), place + ".");
          shifts.put(file.getName(), header.length());
        });
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-proc:only", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000"));
    Compilation compilation =
        Sources.compile(all, List.of(Sources.finder()), files.toArray(JavaFileObject[]::new));
    for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
      if (diagnostic.getSource() == null) {
        continue;
      }
      String file = diagnostic.getSource().getName();
      if (!names.containsKey(file)) {
        throw new AssertionError("about no source: " + diagnostic);
      }
      Said about = said(diagnostic, shifts.get(file));
      said.get(names.get(file)).add(about.without(places.get(file)));
    }
    return said;
  }

  private static Said said(Diagnostic<?> diagnostic, int shift) {
    String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "ERROR" : "WARNING";
    long line = diagnostic.getLineNumber();
    long column = diagnostic.getColumnNumber() - (line == 1 ? shift : 0);
    return new Said(kind, line, column, Sources.text(diagnostic));
  }
}
