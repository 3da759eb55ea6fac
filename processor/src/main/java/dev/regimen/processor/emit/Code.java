package dev.regimen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Java, line by line, and the types that it names by their simple names. */
final class Code {
  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();
  private final Set<ClassName> types = new LinkedHashSet<>();
  private String margin = "";

  /** One line as it stands, or several. */
  Code line(String text) {
    if (text.indexOf('\n') < 0) {
      lines.add(text.isEmpty() ? "" : margin + text);
    } else {
      text.lines().forEach(this::line);
    }
    return this;
  }

  /** One line in which {@code $T} stands for a type that must be imported, {@code $L} for text. */
  Code format(String format, Object... args) {
    StringBuilder text = new StringBuilder();
    int arg = 0;
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) != '$') {
        text.append(format.charAt(i));
        continue;
      }
      i++;
      text.append(format.charAt(i) == 'T' ? type(args[arg++]) : args[arg++]);
    }
    return line(text.toString());
  }

  private String type(Object type) {
    ClassName name = type instanceof Class<?> known ? ClassName.get(known) : (ClassName) type;
    types.add(name);
    return name.simpleName();
  }

  /** A line that opens a block. */
  Code open(String text) {
    line(text + " {");
    margin += INDENT;
    return this;
  }

  Code close() {
    margin = margin.substring(INDENT.length());
    return line("}");
  }

  /** A line that continues the one before. */
  Code indented(String text) {
    return line(INDENT + INDENT + text);
  }

  /** Everything that other code holds. */
  Code add(Code other) {
    other.lines.forEach(this::line);
    types.addAll(other.types);
    return this;
  }

  /** Imports what other code does. */
  Code importing(Code other) {
    types.addAll(other.types);
    return this;
  }

  /** Everything that other code holds, as a member of what this has opened. */
  Code nested(Code other) {
    margin += INDENT;
    add(other);
    margin = margin.substring(INDENT.length());
    return this;
  }

  /** Rewrites every line. */
  void edit(UnaryOperator<String> edit) {
    lines.replaceAll(edit);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  List<String> lines() {
    return lines;
  }

  /** Types to be imported. */
  Set<ClassName> types() {
    return types;
  }

  /** For a method that JavaPoet prints. */
  CodeBlock build() {
    if (!types.isEmpty()) {
      throw new IllegalStateException("JavaPoet would not import " + types);
    }
    return CodeBlock.of("$L", String.join("\n", lines) + "\n");
  }
}
