package dev.regimen.processor.lower;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.rule.Misfit;

/**
 * Says of what does not fit which shapes led there.
 *
 * @param shapes of the layers so far
 * @param input of the network, one sample's
 */
record MisfitReport(Shapes shapes, Shape input) {
  /** Completes a finding. */
  void tell(Misfit misfit, Finding finding) {
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
