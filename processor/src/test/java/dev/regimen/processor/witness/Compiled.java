package dev.regimen.processor.witness;

import dev.regimen.processor.Compiler;
import dev.regimen.processor.RegimenProcessor;
import dev.regimen.processor.WarmJavac;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.emit.trainer.SourceFile;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Rules;
import dev.regimen.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Networks that javac compiled in memory with the processor, many in one run. */
final class Compiled {
  private final Map<String, NetworkModel> models;
  private final Map<String, Lowerings.Programs> programs = new HashMap<>();
  private final Output output;
  private final Loader loader;

  private Compiled(Map<String, NetworkModel> models, Output output) {
    this.models = models;
    this.output = output;
    loader = new Loader(output);
  }

  /** Compiles with every lint on and no warning allowed, neither javac's nor the processor's. */
  static Compiled of(String precision, List<Net> nets) {
    List<String> options = new ArrayList<>();
    options.add("-Aregimen.precision=" + precision);
    options.addAll(List.of("-Xlint:all,-processing,-options,-classfile", "-Werror"));
    return of(options, nets);
  }

  static Compiled inDouble(Net... nets) {
    return of("double", List.of(nets));
  }

  private static Compiled of(List<String> options, List<Net> nets) {
    JavaCompiler javac = WarmJavac.INSTANCE;
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    ModelRecorder recorder = new ModelRecorder();
    Output output = new Output(WarmJavac.files());
    List<JavaFileObject> sources = new ArrayList<>();
    nets.forEach(net -> sources.add(new Models.Source(net)));
    JavaCompiler.CompilationTask task = javac.getTask(null, output, said, options, null, sources);
    task.setProcessors(List.of(recorder, new RegimenProcessor()));
    if (!task.call()) {
      throw new AssertionError(text(said, output));
    }
    return new Compiled(recorder.models(), output);
  }

  /** Trainers of models that no source stands for yet, without any lint of javac's. */
  static Compiled inDouble(List<NetworkModel> models) {
    JavaCompiler javac = WarmJavac.INSTANCE;
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    Output output = new Output(WarmJavac.files());
    Map<String, NetworkModel> byName = new HashMap<>();
    List<JavaFileObject> sources = new ArrayList<>();
    for (NetworkModel model : models) {
      Report report = new Report();
      SourceFile file =
          new Compiler(Rules.load(), Precision.DOUBLE)
              .compile(model, report)
              .orElseThrow(() -> new AssertionError(report.findings().toString()));
      Written source = new Written(file.qualifiedName(), JavaFileObject.Kind.SOURCE);
      source.bytes.writeBytes(file.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      output.sources.put(file.qualifiedName(), source);
      sources.add(source);
      byName.put(model.network(), model);
    }
    List<String> options = List.of("-proc:none", "-Xlint:all,-options,-classfile", "-Werror");
    if (!javac.getTask(null, output, said, options, null, sources).call()) {
      throw new AssertionError(text(said, output));
    }
    return new Compiled(byName, output);
  }

  private static String text(DiagnosticCollector<JavaFileObject> said, Output output) {
    StringBuilder text = new StringBuilder("the networks do not compile:\n");
    for (Diagnostic<? extends JavaFileObject> each : said.getDiagnostics()) {
      text.append(each).append('\n');
    }
    output.sources.forEach((name, source) -> text.append(source.text()).append('\n'));
    return text.toString();
  }

  /** A new trainer of the network. */
  Trainer<?> trainer(Net net) {
    return trainer(net.name());
  }

  /** A new trainer of the network of this name. */
  Trainer<?> trainer(String name) {
    try {
      Class<?> type = loader.loadClass("witness." + name + "Trainer");
      return ((Trainer<?>) type.getConstructor().newInstance()).quiet();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no trainer of " + name, e);
    }
  }

  /** What the reader made of the network. */
  NetworkModel model(Net net) {
    NetworkModel model = models.get(net.name());
    if (model == null) {
      throw new AssertionError(net.name() + " was not read");
    }
    return model;
  }

  /** What the interpreter runs in its place, lowered once for all who compare the two. */
  Lowerings.Programs programs(Net net) {
    return programs.computeIfAbsent(net.name(), name -> Lowerings.Programs.of(model(net)));
  }

  /** The generated source, to be shown when something fails. */
  String source(Net net) {
    return source(net.name());
  }

  /** The generated source of the network of this name. */
  String source(String name) {
    return output.sources.get("witness." + name + "Trainer").text();
  }

  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String name, Kind kind) {
      super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }

    String text() {
      return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Written> classes = new ConcurrentHashMap<>();
    private final Map<String, Written> sources = new ConcurrentHashMap<>();

    Output(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      Written written = new Written(name, kind);
      (kind == JavaFileObject.Kind.CLASS ? classes : sources).put(name, written);
      return written;
    }
  }

  private static final class Loader extends ClassLoader {
    private final Output output;

    Loader(Output output) {
      super(Compiled.class.getClassLoader());
      this.output = output;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Written written = output.classes.get(name);
      if (written == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = written.bytes.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
