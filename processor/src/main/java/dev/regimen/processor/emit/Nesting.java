package dev.regimen.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.TreeSet;

/**
 * Puts the steps into the file that JavaPoet has printed. It would go over every line of theirs
 * twice, with regular expressions, which took a quarter of the processor's time.
 */
final class Nesting {
  private static final String IMPORT = "import ";
  private static final String STATIC = "import static ";

  private Nesting() {}

  /** The file with the steps as its last members. */
  static String add(String file, StepWriter.Written... steps) {
    List<String> lines = file.lines().toList();
    int imports = firstImport(lines);
    int after = imports;
    TreeSet<String> names = new TreeSet<>();
    while (lines.get(after).startsWith(IMPORT)) {
      names.add(lines.get(after));
      after++;
    }
    for (StepWriter.Written step : steps) {
      step.types().stream().map(ClassName::canonicalName).forEach(n -> names.add(IMPORT + n + ";"));
    }
    StringBuilder text = new StringBuilder(file.length());
    append(text, lines.subList(0, imports));
    append(text, names);
    append(text, lines.subList(after, lines.size() - 1));
    for (StepWriter.Written step : steps) {
      text.append('\n');
      Code nested = new Code().nested(step.code());
      nested.lines().forEach(line -> text.append(LineBreaks.broken(line)).append('\n'));
    }
    return text.append(lines.get(lines.size() - 1)).append('\n').toString();
  }

  private static void append(StringBuilder text, Iterable<String> lines) {
    lines.forEach(line -> text.append(line).append('\n'));
  }

  private static int firstImport(List<String> lines) {
    int first = 0;
    while (!lines.get(first).startsWith(IMPORT) || lines.get(first).startsWith(STATIC)) {
      first++;
    }
    return first;
  }
}
