package dev.regimen.processor;

import dev.regimen.processor.check.Checks;
import dev.regimen.processor.diagnostic.Lint;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.trainer.SourceFile;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.read.ElementSite;
import dev.regimen.processor.read.NetworkReader;
import dev.regimen.processor.rule.Rules;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;

/**
 * Writes the file for one class: its trainer, or after an error the trainer's skeleton, so that
 * code which uses the trainer has nothing to complain about beside what is wrong.
 */
final class Generation {
  private final NetworkReader reader;
  private final Rules rules;
  private final Pipeline pipeline;
  private final Lint lint;
  private final Filer filer;
  private final Predicate<String> exists;
  private final Findings findings;

  Generation(
      NetworkReader reader,
      Rules rules,
      Pipeline pipeline,
      Lint lint,
      Filer filer,
      Predicate<String> exists,
      Findings findings) {
    this.reader = reader;
    this.rules = rules;
    this.pipeline = pipeline;
    this.lint = lint;
    this.filer = filer;
    this.exists = exists;
    this.findings = findings;
  }

  /**
   * Reports and never throws: one class that goes wrong must not take the others with it.
   *
   * @param whole whether all that is written on it is seen
   */
  void generate(TypeElement type, boolean whole, Report report) {
    attempt(type, report, network -> file(network, whole, report));
  }

  /** What can be said of a block, whether or not a network uses it here. */
  void inspect(TypeElement block, Report report) {
    try {
      Checks.block(reader.block(block, report), rules, report);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      InternalError.report(failure, NetworkReader.site(block), report);
    }
  }

  /** The skeleton of a class that cannot be read whole. */
  void giveUp(TypeElement type, Report report) {
    attempt(type, report, pipeline::skeleton);
  }

  private void attempt(
      TypeElement type, Report report, Function<NetworkModel, SourceFile> translation) {
    ElementSite site = NetworkReader.site(type);
    try {
      NetworkModel network = reader.read(type, report);
      if (NetworkReader.isRegime(type)) {
        findings.ofRegime(type, network.regime());
      }
      boolean nothing = NetworkReader.namesNoNetwork(type);
      write(nothing ? pipeline.skeleton(network) : translation.apply(network), type, report);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      InternalError.report(failure, site, report);
    }
  }

  /** The trainer of a network, or its skeleton after an error. */
  SourceFile file(NetworkModel network, Report report) {
    return file(network, true, report);
  }

  private SourceFile file(NetworkModel network, boolean whole, Report report) {
    Optional<SourceFile> trainer = Optional.empty();
    boolean readWhole =
        whole && !report.hasErrors(); // else shapes would be inferred from half a network
    try {
      boolean sound = Checks.structure(network, rules, report) && readWhole;
      NetworkModel sized = sound ? pipeline.sized(network) : network;
      Checks.rest(sized, rules, report);
      if (sound) {
        trainer = pipeline.compile(sized, report);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      InternalError.report(failure, network.site(), report);
    }
    return trainer
        .filter(file -> !lint.refuses(report))
        .orElseGet(() -> pipeline.skeleton(network));
  }

  /** Writes what was generated for a class. */
  void write(SourceFile file, TypeElement type, Report report) {
    if (exists.test(file.qualifiedName())) {
      report
          .error(
              "DuplicateName",
              NetworkReader.site(type),
              "its trainer " + file.qualifiedName() + " exists already")
          .fix("rename one of the two classes");
      return;
    }
    try (Writer writer = filer.createSourceFile(file.qualifiedName(), type).openWriter()) {
      writer.write(file.text());
    } catch (FilerException taken) {
      report
          .error(
              "DuplicateName",
              NetworkReader.site(type),
              "its trainer " + file.qualifiedName() + " is also another class's")
          .why(taken.getMessage())
          .fix("rename one of the two classes");
    } catch (IOException failure) {
      report
          .error(
              "InternalError",
              NetworkReader.site(type),
              file.qualifiedName() + " cannot be written: " + failure.getMessage())
          .fix("make the folder of generated sources writable");
    }
  }
}
