package dev.regimen.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources of tests with the processor. */
final class Sources {
  private Sources() {}

  /** A source in the unnamed package that imports all annotations. */
  static JavaFileObject of(String name, String body) {
    return JavaFileObjects.forSourceString(name, "import dev.regimen.annotation.*;\n" + body);
  }

  static Compilation compile(JavaFileObject... sources) {
    return compile(List.of(), sources);
  }

  static Compilation compile(List<String> options, JavaFileObject... sources) {
    List<Object> all = new ArrayList<>(options);
    all.add("-Xlint:-options");
    return com.google.testing.compile.Compiler.javac()
        .withProcessors(new RegimenProcessor())
        .withOptions(all)
        .compile(sources);
  }

  /** What a diagnostic says, in English. */
  static String text(Diagnostic<?> diagnostic) {
    return diagnostic.getMessage(Locale.ROOT);
  }
}
