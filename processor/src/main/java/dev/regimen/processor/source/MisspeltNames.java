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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
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

  /** The files that are compiled: those that are parsed before any declaration is entered. */
  private final Set<URI> roots = new HashSet<>();

  /** Files whose declarations are being entered. */
  private final Set<URI> open = new HashSet<>();

  /** Files to look at as soon as nothing is being entered. */
  private final List<CompilationUnitTree> entered = new ArrayList<>();

  private boolean parsed;
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
    try {
      trees = Trees.instance(task);
    } catch (IllegalArgumentException another) {
      return; // a task that wraps javac's
    }
    task.addTaskListener(this);
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ENTER) {
      parsed = true;
      open.add(event.getSourceFile().toUri());
    }
  }

  /**
   * A file that is found on the class path is entered while another is, so its names are not known
   * yet, and asking for them would make javac look them up too early.
   */
  @Override
  public void finished(TaskEvent event) {
    switch (event.getKind()) {
      case PARSE -> {
        if (!parsed) {
          roots.add(event.getSourceFile().toUri());
        }
      }
      case ENTER -> {
        open.remove(event.getSourceFile().toUri());
        if (roots.contains(event.getSourceFile().toUri()) && NameScanner.speaksOf(event)) {
          entered.add(event.getCompilationUnit());
        }
        if (open.isEmpty()) {
          entered.forEach(this::look);
          entered.clear();
        }
      }
      case COMPILATION -> {
        seen.values().forEach(this::tell);
        seen.clear();
      }
      default -> {}
    }
  }

  /** What is odd to javac's own tree API is javac's to tell: a hint is not worth a compilation. */
  private void look(CompilationUnitTree unit) {
    URI file = unit.getSourceFile().toUri();
    seen.remove(file); // what was not there then may have been written since
    AnnotationRegistry known = known();
    if (known != null && trees != null) {
      Report report = new Report();
      try {
        new NameScanner(trees, unit, known, report).scan(unit, null);
      } catch (RuntimeException | AssertionError | LinkageError notYetKnown) {
        return;
      }
      seen.put(file, new Seen(unit, report));
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
