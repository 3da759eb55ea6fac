package dev.regimen.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;

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

  public List<Finding> findings() {
    return List.copyOf(findings);
  }
}
