package dev.regimen.processor.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.processor.diagnostic.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class LintTest {
  private final Report report = new Report();

  private Finding warning() {
    return report
        .warning("DropoutHigh", new Place("Net.hidden", 1, ""), "drops\nmuch")
        .why("it does")
        .fix("@Dropout(0.2)");
  }

  @Test
  void warningsWeighWhatTheUserWants() {
    assertEquals(Optional.of(Severity.WARNING), Lint.of(Map.of()).weigh(warning()));
    assertEquals(Optional.empty(), lint("off").weigh(warning()));
    assertEquals(Optional.of(Severity.WARNING), lint("warn").weigh(warning()));
    assertEquals(Optional.of(Severity.ERROR), lint("error").weigh(warning()));
  }

  @Test
  void suppressionComesBeforeOptions() {
    Finding suppressed = report.warning("DropoutHigh", new Place("Net", 0, "DropoutHigh"), "");
    assertEquals(Optional.empty(), lint("error").weigh(suppressed));
  }

  @Test
  void errorsStayErrors() {
    Finding error = report.error("DropoutHigh", new Place("Net", 0, "DropoutHigh"), "");
    assertEquals(Optional.of(Severity.ERROR), lint("off").weigh(error));
  }

  @Test
  void complainsOfValuesThatItDoesNotKnow() {
    Lint lint = Lint.of(Map.of("regimen.lint.DropoutHigh", "of", "regimen.diagnostics", "brief"));
    assertEquals(
        List.of(
            "-Aregimen.diagnostics must be one of full, short, but is brief",
            "-Aregimen.lint.DropoutHigh must be one of off, warn, error, but is of"
                + " (did you mean off?)"),
        lint.complaints());
    assertEquals(Optional.of(Severity.WARNING), lint.weigh(warning()));
  }

  @Test
  void printsInOneOfTwoLengths() {
    assertEquals(
        """
        [Regimen:DropoutHigh] Net.hidden: drops\\u000amuch
          why:  it does
          fix:  @Dropout(0.2)
          docs: -Aregimen.explain=DropoutHigh\
        """,
        Lint.of(Map.of()).text(warning()));
    assertEquals(
        "[Regimen:DropoutHigh] Net.hidden: drops\\u000amuch",
        Lint.of(Map.of("regimen.diagnostics", "short")).text(warning()));
  }

  @Test
  void sortsBySourceAndSaysNothingTwice() {
    Finding third = report.error("B", new Place("Net.b", 2, ""), "x");
    Finding first = report.error("C", new Place("Net", 0, ""), "x");
    Finding second = report.error("A", new Place("Net", 0, ""), "x");
    report.error("C", new Place("Net", 0, ""), "x");
    assertEquals(List.of(first, second, third), Report.sorted(report.findings()));
  }

  private static Lint lint(String level) {
    return Lint.of(Map.of("regimen.lint.DropoutHigh", level));
  }

  private record Place(String owner, int rank, String suppressed) implements Site {
    @Override
    public Site member(String name) {
      return this;
    }

    @Override
    public boolean suppresses(String id) {
      return id.equals(suppressed);
    }
  }
}
