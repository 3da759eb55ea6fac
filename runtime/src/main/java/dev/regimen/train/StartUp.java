package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import dev.regimen.train.loop.RunFinding;
import dev.regimen.train.step.Plateau;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run says before its first step, because the compiler cannot know it. */
final class StartUp {
  private static final Logger log = LoggerFactory.getLogger(StartUp.class);

  /** Who is told unless a program says otherwise. */
  static final BiConsumer<String, String> LOG = (id, words) -> log.warn("{}", words);

  private StartUp() {}

  /**
   * Refuses what cannot be measured, and tells what is suspicious, unless its id was silenced when
   * the network was compiled.
   *
   * @param given whether a weight is given, by its name
   * @param warned told of each finding's id and words
   */
  static void check(
      Run run,
      Preprocessing preprocessing,
      Optional<Plateau> plateau,
      Predicate<String> given,
      BiConsumer<String, String> warned) {
    new TargetWarnings(run.blueprint(), run.splits()).requireMeasurable(plateau);
    findings(run, preprocessing, given)
        .forEach(finding -> warned.accept(finding.id(), finding.toString()));
  }

  static List<RunFinding> findings(Run run, Preprocessing preprocessing, Predicate<String> given) {
    List<RunFinding> findings = new ArrayList<>(RunWarnings.of(run, given));
    findings.addAll(new TargetWarnings(run.blueprint(), run.splits()).all());
    findings.addAll(new FeatureWarnings(run.blueprint(), run.splits(), preprocessing).all());
    findings.addAll(new TextWarnings(run.blueprint(), run.splits()).all());
    findings.removeIf(finding -> run.blueprint().silences(finding.id()));
    return findings;
  }
}
