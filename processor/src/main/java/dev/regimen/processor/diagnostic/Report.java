package dev.regimen.processor.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects findings; reporting never throws, so that one pass shows everything. */
public final class Report {
  private final List<Finding> findings = new ArrayList<>();

  /** What cannot work, or is certainly wrong. */
  public Finding error(String id, Site site, String problem) {
    return add(new Finding(id, Finding.Severity.ERROR, site, problem));
  }

  /** What is probably not meant; can be suppressed by its id. */
  public Finding warning(String id, Site site, String problem) {
    return add(new Finding(id, Finding.Severity.WARNING, site, problem));
  }

  private Finding add(Finding finding) {
    findings.add(finding);
    return finding;
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
  }

  /** What was reported, in that order. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /**
   * What a user reads: in the order of the source, and nothing twice, because a network is read
   * once for each of its regimes.
   */
  public static List<Finding> sorted(List<Finding> findings) {
    record Key(Site site, String id, String problem) {}
    Set<Key> seen = new HashSet<>();
    return findings.stream()
        .filter(finding -> seen.add(new Key(finding.site(), finding.id(), finding.problem())))
        .sorted(Comparator.comparingInt(finding -> finding.site().rank()))
        .toList();
  }
}
