package dev.regimen.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * One finding: what is wrong, why that matters, and what to write instead.
 *
 * <p>Built by {@link Report#error} and {@link Report#warning}; the first line must stand alone.
 */
public final class Finding {
  /** How much a finding weighs. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private final String id;
  private final Severity severity;
  private final Site site;
  private final String problem;
  private final List<String> whys = new ArrayList<>();
  private final List<Fix> fixes = new ArrayList<>();

  Finding(String id, Severity severity, Site site, String problem) {
    this.id = id;
    this.severity = severity;
    this.site = site;
    this.problem = problem;
  }

  /** Adds a line that says what follows from the problem, or how the numbers came about. */
  public Finding why(String line) {
    whys.add(line);
    return this;
  }

  /** Adds a line of code to write instead; several are alternatives. */
  public Finding fix(String line) {
    return fix(Fix.of(line));
  }

  /** Adds what to write instead, which may depend on what is marked. */
  public Finding fix(Fix fix) {
    fixes.add(fix);
    return this;
  }

  /** The same at another place, in other words. */
  public Finding at(Site other, String words) {
    Finding moved = new Finding(id, severity, other, words);
    moved.whys.addAll(whys);
    fixes.forEach(fix -> moved.fix(fix.elsewhere()));
    return moved;
  }

  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  public Site site() {
    return site;
  }

  public String problem() {
    return problem;
  }

  public List<String> whys() {
    return List.copyOf(whys);
  }

  /** As they are said at the place that is marked. */
  public List<String> fixes() {
    return fixes.stream().map(Fix::text).toList();
  }

  /** As they are said where another annotation is marked. */
  public List<String> fixesElsewhere() {
    return fixes.stream().map(Fix::elsewhere).toList();
  }
}
