package dev.regimen.processor;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.FindingText;
import dev.regimen.processor.diagnostic.Lint;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.read.ElementSite;
import dev.regimen.processor.read.NetworkReader;
import dev.regimen.processor.read.UnusedAnnotations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** What a round has to say, printed by class and declaration whatever the order of the sources. */
final class Findings {
  /** Findings of one class before the rest is only counted: compilers stop at a hundred. */
  private static final int SHOWN = 30;

  private final Map<String, Report> reports = new TreeMap<>();
  private final Map<String, RegimeFindings> regimes = new TreeMap<>();
  private final Set<String> said;
  private final Predicate<Element> unresolvable;

  /**
   * An empty collection.
   *
   * @param said first lines that earlier rounds printed; grows by those of this round
   * @param unresolvable whether a field is more than is seen of it, so that what is found in it is
   *     doubtful
   */
  Findings(Set<String> said, Predicate<Element> unresolvable) {
    this.said = said;
    this.unresolvable = unresolvable;
  }

  /** The report about a class that a trainer is generated for, or that should have been one. */
  Report of(TypeElement type) {
    return reports.computeIfAbsent(type.getQualifiedName().toString(), name -> new Report());
  }

  /** Lets what a regime makes wrong be told at the regime. */
  void ofRegime(TypeElement regime, List<Use<?>> uses) {
    regimes.put(regime.getQualifiedName().toString(), new RegimeFindings(regime, uses));
  }

  /** All findings; of a regime's, those that its network has by itself stay the network's. */
  private List<Finding> all(Lint lint) {
    Set<String> ofNetworks = new HashSet<>(said);
    List<Finding> all = new ArrayList<>();
    reports.forEach(
        (name, report) -> {
          if (!regimes.containsKey(name)) {
            report.findings().forEach(finding -> ofNetworks.add(FindingText.SHORT.of(finding)));
            all.addAll(report.findings());
          }
        });
    regimes.forEach(
        (name, regime) ->
            reports.getOrDefault(name, new Report()).findings().stream()
                .filter(finding -> !ofNetworks.contains(FindingText.SHORT.of(finding)))
                .filter(finding -> lint.weigh(finding).isPresent())
                .map(regime::moved)
                .forEach(all::add));
    return all;
  }

  void print(Messager messager, Lint lint) {
    List<Finding> all = all(lint);
    Map<String, List<Finding>> byClass = new TreeMap<>();
    for (Finding finding : Report.sorted(all)) {
      Element element = site(finding).element();
      if (element.getKind() == ElementKind.FIELD && unresolvable.test(element)) {
        continue;
      }
      if (lint.weigh(finding).isPresent() && !said.contains(FindingText.SHORT.of(finding))) {
        TypeElement owner = UnusedAnnotations.owner(site(finding).element());
        byClass
            .computeIfAbsent(owner.getQualifiedName().toString(), name -> new ArrayList<>())
            .add(finding);
      }
    }
    byClass.values().forEach(findings -> print(findings, messager, lint));
    all.forEach(finding -> said.add(FindingText.SHORT.of(finding)));
  }

  private static void print(List<Finding> findings, Messager messager, Lint lint) {
    int shown = Math.min(SHOWN, findings.size());
    findings
        .subList(0, shown)
        .forEach(finding -> site(finding).print(messager, kind(finding, lint), lint.text(finding)));
    List<Finding> rest = findings.subList(shown, findings.size());
    if (!rest.isEmpty()) {
      boolean errors =
          rest.stream().anyMatch(finding -> kind(finding, lint) == Diagnostic.Kind.ERROR);
      ElementSite place = NetworkReader.site(UnusedAnnotations.owner(site(rest.get(0)).element()));
      place.print(
          messager,
          errors ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING,
          "[Regimen] " + place.owner() + ": and " + rest.size() + " more");
    }
  }

  private static Diagnostic.Kind kind(Finding finding, Lint lint) {
    Optional<Finding.Severity> severity = lint.weigh(finding);
    return severity.equals(Optional.of(Finding.Severity.ERROR))
        ? Diagnostic.Kind.ERROR
        : Diagnostic.Kind.WARNING;
  }

  /** Every place that the processor's own rooms make is one of elements. */
  private static ElementSite site(Finding finding) {
    return (ElementSite) finding.site();
  }
}
