package dev.regimen.processor;

import dev.regimen.annotation.Network;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a run is not to tell before its first step either, because whoever compiled its network was
 * silent about it: on the network, on the regime or by an option.
 */
final class StartUpSilence {
  /** What runs tell before their first step. */
  static final Set<String> OF_RUNS =
      Set.of(
          "AverageHorizon",
          "BatchExceedsData",
          "ClassWithoutSamples",
          "FeaturesUnscaled",
          "FrozenAtRandom",
          "HeadNeverTrains",
          "LabelSensitiveAugmentation",
          "LastBatchOfOne",
          "NoClasses",
          "RunningUnconverged",
          "ScheduleNeverEnds",
          "ScheduleOutlivesData",
          "SplitsOverlap",
          "TargetsUnscaled",
          "TextCutShort",
          "ValidationLargerThanLabels",
          "VocabularyTooLarge");

  private StartUpSilence() {}

  /**
   * The fact that names the ids, if there are any.
   *
   * @param byOptions those that options turn off
   */
  static List<Fact> of(NetworkModel network, Set<String> byOptions) {
    List<Site> sites = new ArrayList<>(List.of(network.site()));
    network.use(Network.class).ifPresent(use -> sites.add(use.site()));
    Object[] ids =
        OF_RUNS.stream()
            .filter(id -> byOptions.contains(id) || sites.stream().anyMatch(s -> s.suppresses(id)))
            .sorted()
            .toArray();
    return ids.length == 0 ? List.of() : List.of(Fact.of("silences", ids));
  }
}
