package dev.regimen.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source that says itself what is wrong with it: {@code // ERROR: text} or {@code // WARNING:
 * text} stands on the line that must be marked, and the text in the message.
 */
record Expectations(String name, String source) {
  private static final Pattern MARK = Pattern.compile("// (ERROR|WARNING): (.*?)(?= // |$)");

  private record Mark(long line, String kind, String text) {
    boolean fits(Batch.Said said) {
      return said.line() == line && kind.equals(said.kind()) && said.text().contains(text);
    }
  }

  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    String[] lines = source.split("\n");
    for (int line = 1; line <= lines.length; line++) {
      Matcher matcher = MARK.matcher(lines[line - 1]);
      while (matcher.find()) {
        marks.add(new Mark(line, matcher.group(1), matcher.group(2).strip()));
      }
    }
    return marks;
  }

  Compilation compile() {
    return Sources.process(JavaFileObjects.forSourceString(name, source));
  }

  /** What differs between the marks and what the compiler said; empty if nothing does. */
  String differences(Compilation compilation) {
    return differences(
        compilation.diagnostics().stream()
            .filter(diagnostic -> diagnostic.getSource() != null)
            .map(Batch.Said::of)
            .toList());
  }

  /** The same of a source that was compiled with others. */
  String differences(List<Batch.Said> all) {
    List<Mark> open = new ArrayList<>(marks());
    StringBuilder differences = new StringBuilder();
    for (Batch.Said said : all) {
      boolean expected =
          open.stream().filter(mark -> mark.fits(said)).findFirst().map(open::remove).isPresent();
      if (!expected) {
        differences.append("not expected: ").append(said).append('\n');
      }
    }
    open.forEach(mark -> differences.append("not said: ").append(mark).append('\n'));
    return differences.toString();
  }

  /** The ids that the compiler named. */
  static List<String> ids(Compilation compilation) {
    Pattern id = Pattern.compile("\\[Regimen:(\\w+)]");
    return compilation.diagnostics().stream()
        .map(Sources::text)
        .flatMap(text -> Arrays.stream(text.split("\n")).limit(1))
        .map(id::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  /** What javac says: kind, line, column, text. */
  static List<String> said(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.getSource() != null)
        .map(
            diagnostic ->
                diagnostic.getKind()
                    + " "
                    + diagnostic.getLineNumber()
                    + ":"
                    + diagnostic.getColumnNumber()
                    + " "
                    + Sources.text(diagnostic))
        .toList();
  }
}
