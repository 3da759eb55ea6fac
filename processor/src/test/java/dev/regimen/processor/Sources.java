package dev.regimen.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.emit.trainer.SourceFile;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Processor;
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

  /** What the processor says; whether its output compiles is another test's question. */
  static Compilation process(JavaFileObject... sources) {
    return compile(List.of("-proc:only"), sources);
  }

  static Compilation compile(List<String> options, JavaFileObject... sources) {
    return compile(options, List.of(new RegimenProcessor()), sources);
  }

  static Compilation compile(
      List<String> options, List<Processor> processors, JavaFileObject... sources) {
    List<Object> all = new ArrayList<>(options);
    all.add("-Xlint:-options");
    return com.google.testing.compile.Compiler.compiler(WarmJavac.INSTANCE)
        .withProcessors(processors)
        .withOptions(all)
        .compile(sources);
  }

  /** What the networks of some sources are read as, in the order of their compilation. */
  static List<NetworkModel> models(JavaFileObject... sources) {
    List<NetworkModel> models = new ArrayList<>();
    Compilation compilation =
        compile(
            List.of(), List.of(new RegimenProcessor(Rules.load(), new Recorder(models))), sources);
    if (compilation.status() == Compilation.Status.FAILURE) {
      throw new AssertionError(compilation.diagnostics().toString());
    }
    return models;
  }

  /** A processor that finds all that there is to find, and writes no more than the names. */
  static RegimenProcessor finder() {
    Rules rules = Rules.load();
    return new RegimenProcessor(rules, new Finder(new Compiler(rules, Precision.FLOAT)));
  }

  /**
   * The processor for users, of which a test keeps what it writes, though others are refused.
   *
   * @param written the trainers, by their networks' names
   */
  static RegimenProcessor keeping(Map<String, JavaFileObject> written) {
    Rules rules = Rules.load();
    return new RegimenProcessor(rules, new Keeper(new Compiler(rules, Precision.FLOAT), written));
  }

  /** What a diagnostic says, in English. */
  static String text(Diagnostic<?> diagnostic) {
    return diagnostic.getMessage(Locale.ROOT);
  }

  private record Recorder(List<NetworkModel> models) implements Pipeline {
    @Override
    public NetworkModel sized(NetworkModel network) {
      return network;
    }

    @Override
    public Optional<SourceFile> compile(NetworkModel network, Report report) {
      models.add(network);
      return Optional.of(skeleton(network));
    }

    @Override
    public SourceFile skeleton(NetworkModel network) {
      return empty(network);
    }
  }

  private record Finder(Compiler compiler) implements Pipeline {
    @Override
    public NetworkModel sized(NetworkModel network) {
      return compiler.sized(network);
    }

    @Override
    public Optional<SourceFile> compile(NetworkModel network, Report report) {
      return compiler.written(network, report).map(steps -> empty(network));
    }

    @Override
    public SourceFile skeleton(NetworkModel network) {
      return empty(network);
    }
  }

  private record Keeper(Compiler compiler, Map<String, JavaFileObject> written)
      implements Pipeline {
    @Override
    public NetworkModel sized(NetworkModel network) {
      return compiler.sized(network);
    }

    @Override
    public Optional<SourceFile> compile(NetworkModel network, Report report) {
      Optional<SourceFile> file = compiler.compile(network, report);
      file.ifPresent(
          text ->
              written.put(
                  network.network(),
                  JavaFileObjects.forSourceString(text.qualifiedName(), text.text())));
      return file;
    }

    @Override
    public SourceFile skeleton(NetworkModel network) {
      return compiler.skeleton(network);
    }
  }

  private static SourceFile empty(NetworkModel network) {
    String place = network.packageName().isEmpty() ? "" : network.packageName() + ".";
    String header = place.isEmpty() ? "" : "package " + network.packageName() + ";\n";
    String text = header + "public class " + network.trainer() + " {}\n";
    return new SourceFile(place + network.trainer(), text);
  }
}
