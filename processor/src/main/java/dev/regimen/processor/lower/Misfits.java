package dev.regimen.processor.lower;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Misfit;

/** Reports what does not fit where it stands, with the shapes that led there. */
final class Misfits {
  private final Report report;
  private final Shapes shapes;
  private final Shape input;

  /**
   * Reports for one network.
   *
   * @param shapes of its fields so far
   * @param input of a sample
   */
  Misfits(Report report, Shapes shapes, Shape input) {
    this.report = report;
    this.shapes = shapes;
    this.input = input;
  }

  void error(Misfit misfit) {
    tell(misfit, report.error(misfit.id(), misfit.place(), misfit.getMessage()));
  }

  void warn(Misfit doubt) {
    tell(doubt, report.warning(doubt.id(), doubt.place(), doubt.getMessage()));
  }

  void warnOfIdle(Use<?> use) {
    report
        .warning("NoEffect", use.site(), use.text() + " on a field without a weight of this kind")
        .fix("move it to a field with @Dense or @Conv");
  }

  private void tell(Misfit misfit, Finding finding) {
    String chain = shapes.text();
    String row = input.rank() == 1 ? "a row of " : "";
    finding.why(
        chain.contains(" -> ")
            ? chain
            : "the input is " + row + chain + (row.isEmpty() ? "" : " numbers"));
    String owner = misfit.use().site().owner();
    shapes
        .uses()
        .filter(uses -> !uses.endsWith(owner))
        .ifPresent(uses -> finding.why("by " + uses + " -> " + owner));
    misfit.fixes().forEach(finding::fix);
  }
}
