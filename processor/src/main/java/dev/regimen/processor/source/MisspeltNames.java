package dev.regimen.processor.source;

import com.google.auto.service.AutoService;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.FindingText;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.read.AnnotationRegistry;
import dev.regimen.processor.rule.Rules;
import java.net.URI;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Tells behind javac's own errors what misspelt names were probably meant to be.
 *
 * <p>A file is looked at whenever its declarations have been entered, so the last look is the one
 * that knows what other processors have written; what it found is told at the end, because an error
 * before that would keep javac from calling processors, whose findings are wanted too.
 */
@AutoService(Plugin.class)
public final class MisspeltNames implements Plugin, TaskListener {
  private final Map<URI, Seen> seen = new TreeMap<>();
  private @Nullable Trees trees;
  private @Nullable AnnotationRegistry registry;

  /**
   * What was found in a file.
   *
   * @param unit its tree
   * @param report the findings
   */
  private record Seen(CompilationUnitTree unit, Report report) {}

  /** The plugin as javac makes it. */
  public MisspeltNames() {}

  @Override
  public String getName() {
    return "RegimenNames";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... args) {
    trees = Trees.instance(task);
    task.addTaskListener(this);
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ENTER && NameScanner.speaksOf(event)) {
      look(event.getCompilationUnit());
    } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
      seen.values().forEach(this::tell);
      seen.clear();
    }
  }

  private void look(CompilationUnitTree unit) {
    AnnotationRegistry known = known();
    if (known != null && trees != null) {
      Report report = new Report();
      new NameScanner(trees, unit, known, report).scan(unit, null);
      seen.put(unit.getSourceFile().toUri(), new Seen(unit, report));
    }
  }

  /** What the rules know; nothing where some of them are missing, as the processor says itself. */
  private @Nullable AnnotationRegistry known() {
    if (registry == null) {
      try {
        registry = new AnnotationRegistry(Rules.load());
      } catch (ServiceConfigurationError | LinkageError incomplete) {
        return null;
      }
    }
    return registry;
  }

  private void tell(Seen file) {
    for (Finding finding : file.report().findings()) {
      if (trees != null && finding.site() instanceof TreeSite site) {
        String text = FindingText.FULL.of(finding);
        trees.printMessage(Diagnostic.Kind.ERROR, text, site.tree(), file.unit());
      }
    }
  }
}
