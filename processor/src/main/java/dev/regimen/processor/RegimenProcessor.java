package dev.regimen.processor;

import com.google.auto.service.AutoService;
import dev.regimen.processor.diagnostic.Lint;
import dev.regimen.processor.diagnostic.Pages;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.read.AnnotationRegistry;
import dev.regimen.processor.read.ExperimentReader;
import dev.regimen.processor.read.NetworkReader;
import dev.regimen.processor.read.Unresolved;
import dev.regimen.processor.read.UnusedAnnotations;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.source.Unresolvable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The compiler's entry: finds the classes to write trainers for, round by round, and lets those
 * wait that name types which another processor has yet to write.
 *
 * <p>It claims its own annotations and no other's, so that {@code -Xlint:processing} has nothing to
 * complain about, and needs no option. What it writes for a class depends on nothing but that class
 * and what it names: build tools call that isolating.
 */
@AutoService(Processor.class)
public final class RegimenProcessor extends AbstractProcessor {
  /** Generated code is marked so; nobody else has a use for the mark. */
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private @Nullable Rules rules;
  private @Nullable Pipeline pipeline;
  private @Nullable AnnotationRegistry registry;

  /** Why there are no rules. */
  private @Nullable Throwable failure;

  /** Top-level classes that are compiled from source, by qualified name. */
  private final Set<String> sources = new HashSet<>();

  /** Roots without a trainer yet, by qualified name: elements do not outlive their round. */
  private final Set<String> waiting = new TreeSet<>();

  /** Experiments without a class yet, by qualified name. */
  private final Set<String> experiments = new TreeSet<>();

  /** Blocks that are compiled from source and that no network has read yet. */
  private final Set<String> blocks = new TreeSet<>();

  /** What earlier rounds have said: a network is read once for each of its regimes. */
  private final Set<String> said = new HashSet<>();

  private boolean first = true;

  /** The processor as compilers make it. */
  public RegimenProcessor() {
    this(null, null);
  }

  RegimenProcessor(@Nullable Rules rules, @Nullable Pipeline pipeline) {
    this.rules = rules;
    this.pipeline = pipeline;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    if (registry == null) {
      return Set.of("*"); // to say why
    }
    Set<String> names = registry.names();
    names.add(GENERATED);
    return names;
  }

  /** A class that is missing on the processor's path must not end in the compiler's own words. */
  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    try {
      rules = rules == null ? Rules.load() : rules;
      registry = new AnnotationRegistry(rules);
    } catch (ServiceConfigurationError | LinkageError incomplete) {
      failure = incomplete;
    }
  }

  /** Compilers ask after {@link #init}: options about single ids are recognized as given. */
  @Override
  public Set<String> getSupportedOptions() {
    Set<String> options = new TreeSet<>(Lint.OPTIONS);
    if (isInitialized()) {
      processingEnv.getOptions().keySet().stream()
          .filter(option -> option.startsWith(Lint.PREFIX))
          .forEach(options::add);
    }
    return options;
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Lint lint = Lint.of(processingEnv.getOptions());
    if (first) {
      first = false;
      lint.complaints().forEach(this::warn);
      explain();
      if (failure != null) {
        MissingRules.report(failure, processingEnv.getMessager());
      }
    }
    if (rules == null || registry == null) {
      return false;
    }
    for (Element element : round.getRootElements()) {
      sources.add(element.toString());
    }
    Predicate<Element> unresolvable = unresolvable();
    Findings findings = new Findings(said, unresolvable);
    look(annotations, round, registry, findings);
    generate(round.processingOver(), unresolvable, lint, rules, registry, findings);
    findings.print(processingEnv.getMessager(), lint);
    return true;
  }

  /** Prints pages asked for, and warns of ids in options that are none. */
  private void explain() {
    Map<String, String> options = processingEnv.getOptions();
    String wanted = options.getOrDefault(Pages.OPTION, "");
    for (String id : wanted.isBlank() ? List.<String>of() : List.of(wanted.split(","))) {
      Pages.text(id.strip())
          .or(() -> Pages.about(id.strip()))
          .ifPresentOrElse(this::note, () -> warn("-A" + Pages.OPTION + ": " + Pages.missing(id)));
    }
    for (String option : new TreeSet<>(options.keySet())) {
      String id = option.startsWith(Lint.PREFIX) ? option.substring(Lint.PREFIX.length()) : "";
      if (!id.isEmpty() && !Pages.ids().contains(id)) {
        warn("-A" + option + ": " + Pages.missing(id));
      }
    }
  }

  private void note(String text) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, text);
  }

  private void warn(String complaint) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, complaint);
  }

  private void look(
      Set<? extends TypeElement> annotations,
      RoundEnvironment round,
      AnnotationRegistry registry,
      Findings findings) {
    if (annotations.isEmpty()) {
      return;
    }
    UnusedAnnotations unused = new UnusedAnnotations(registry);
    for (Element element :
        round.getElementsAnnotatedWithAny(annotations.toArray(TypeElement[]::new))) {
      if (NetworkReader.isRoot(element)) {
        waiting.add(((TypeElement) element).getQualifiedName().toString());
      } else if (ExperimentReader.isExperiment(element)) {
        experiments.add(((TypeElement) element).getQualifiedName().toString());
      } else {
        if (NetworkReader.isBlock(element)) {
          blocks.add(((TypeElement) element).getQualifiedName().toString());
        }
        unused.report(element, findings.of(UnusedAnnotations.owner(element)));
      }
    }
  }

  /**
   * Whether a declaration is more than the compiler shows of it, in this round: another processor
   * may write what is missing.
   */
  private Predicate<Element> unresolvable() {
    try {
      return Unresolvable.in(processingEnv);
    } catch (LinkageError withoutTrees) {
      return element -> false;
    }
  }

  private void generate(
      boolean last,
      Predicate<Element> unresolvable,
      Lint lint,
      Rules rules,
      AnnotationRegistry registry,
      Findings findings) {
    Unresolved unresolved = new Unresolved(registry);
    NetworkReader reader =
        new NetworkReader(processingEnv.getElementUtils(), registry, this::inSource);
    Generation generation =
        new Generation(
            reader, rules, pipeline(rules), lint, processingEnv.getFiler(), this::exists, findings);
    for (String name : List.copyOf(waiting)) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      boolean unreadable = unresolved.blocks(type);
      boolean whole = Unresolved.declarations(type).noneMatch(unresolvable);
      if (!unreadable && (last || whole && !unresolved.mayGrow(type))) {
        waiting.remove(name);
        blocks.removeAll(Unresolved.read(type));
        generation.generate(type, whole, findings.of(type));
      } else if (last) {
        unresolved.report(type, findings.of(type));
        generation.giveUp(type, new Report()); // what it lacks makes other findings doubtful
      }
    }
    if (last) {
      inspect(unresolved, generation, findings);
    }
    ExperimentReader ofExperiments =
        new ExperimentReader(processingEnv.getElementUtils(), registry, reader);
    experiments(
        unresolved, last, new ExperimentGeneration(ofExperiments, rules, generation), findings);
  }

  /** Writes the classes of experiments whose networks can be read; in the last round of all. */
  private void experiments(
      Unresolved unresolved, boolean last, ExperimentGeneration generation, Findings findings) {
    for (String name : List.copyOf(experiments)) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      boolean ready =
          ExperimentReader.contenders(type).stream()
              .allMatch(each -> !unresolved.blocks(each) && !unresolved.mayGrow(each));
      if (ready || last) {
        experiments.remove(name);
        generation.generate(type, findings.of(type));
      }
    }
  }

  /** Looks at the blocks that no network has read, each with those that it uses. */
  private void inspect(Unresolved unresolved, Generation generation, Findings findings) {
    while (!blocks.isEmpty()) {
      String name = blocks.iterator().next();
      blocks.remove(name);
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      blocks.removeAll(Unresolved.read(type));
      if (!unresolved.blocks(type) && !unresolved.mayGrow(type)) {
        generation.inspect(type, findings.of(type));
      }
    }
  }

  /** Made when options are known: they choose the precision. */
  private Pipeline pipeline(Rules rules) {
    if (pipeline == null) {
      String precision = processingEnv.getOptions().getOrDefault(Lint.PRECISION, "float");
      pipeline =
          new Compiler(
              rules,
              precision.equals("double") ? Precision.DOUBLE : Precision.FLOAT,
              Lint.of(processingEnv.getOptions()).silenced(),
              processingEnv.getOptions().getOrDefault(Lint.SUMMARY, "false").equals("true")
                  ? Optional.of(this::note)
                  : Optional.empty());
    }
    return pipeline;
  }

  private boolean inSource(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? inSource(outer)
        : sources.contains(type.getQualifiedName().toString());
  }

  private boolean exists(String qualifiedName) {
    TypeElement type = processingEnv.getElementUtils().getTypeElement(qualifiedName);
    return type != null && inSource(type);
  }
}
