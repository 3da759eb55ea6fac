package dev.regimen.processor.witness;

import dev.regimen.processor.WarmJavac;
import dev.regimen.processor.model.NetworkModel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** What networks are read as; no trainer is written. */
final class Models {
  private final Map<String, NetworkModel> models;

  private Models(Map<String, NetworkModel> models) {
    this.models = models;
  }

  static Models of(List<Net> nets) {
    ModelRecorder recorder = new ModelRecorder();
    List<Source> sources = nets.stream().map(Source::new).toList();
    JavaCompiler.CompilationTask task =
        WarmJavac.INSTANCE.getTask(null, null, null, List.of("-proc:only"), null, sources);
    task.setProcessors(List.of(recorder));
    if (!task.call()) {
      throw new AssertionError("the networks cannot be read");
    }
    return new Models(recorder.models());
  }

  NetworkModel of(Net net) {
    NetworkModel model = models.get(net.name());
    if (model == null) {
      throw new AssertionError(net.name() + " was not read");
    }
    return model;
  }

  /** A network's source in memory. */
  static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Net net) {
      super(URI.create("memory:///witness/" + net.name() + ".java"), JavaFileObject.Kind.SOURCE);
      text = net.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
