package dev.regimen.train;

import dev.regimen.data.Splits;
import dev.regimen.text.Numbers;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The learning rate at the beginning of a few epochs to come, by other numbers than a run has. */
final class RateCurve {
  private static final int POINTS = 5;

  private final Trainer<?> trainer;
  private final Splits splits;
  private final Memory memory;

  RateCurve(Trainer<?> trainer, Splits splits, Memory memory) {
    this.trainer = trainer;
    this.splits = splits;
    this.memory = memory;
  }

  /**
   * What becomes of the rate when numbers are others than those of a checkpoint.
   *
   * @param saved facts of the checkpoint, in which settings are by their names
   * @param epoch the first epoch to come, counted from 1
   */
  String change(Map<String, String> saved, int epoch) {
    Settings here = memory.settings();
    Settings before = before(saved);
    int last = Math.max(here.whole(Settings.EPOCHS), before.whole(Settings.EPOCHS));
    if (epoch > last) {
      return "no epoch is to come";
    }
    int[] epochs =
        IntStream.range(0, POINTS)
            .map(i -> epoch + (int) Math.round((double) i * (last - epoch) / (POINTS - 1)))
            .distinct()
            .toArray();
    return String.format(
        Locale.ROOT,
        "the learning rate at the beginning of epochs %s was to be %s and will be %s",
        IntStream.of(epochs).mapToObj(Integer::toString).collect(Collectors.joining(", ")),
        rates(before, epochs),
        rates(here, epochs));
  }

  private Settings before(Map<String, String> saved) {
    Blueprint blueprint = memory.blueprint();
    Map<String, Number> values = new LinkedHashMap<>();
    for (String name : blueprint.settings().keySet()) {
      String text = saved.get(name);
      if (text != null) {
        values.put(name, Settings.parse(blueprint, name, text, "checkpoint"));
      }
    }
    return memory.settings().with(values);
  }

  private String rates(Settings settings, int[] epochs) {
    RunClock clock = RunClock.of(memory.blueprint(), settings, splits.train());
    clock.watch(memory.plateau());
    trainer.begin(settings, clock);
    RunSchedule schedule = new RunSchedule(trainer, clock);
    return IntStream.of(epochs)
        .mapToObj(
            epoch -> {
              if (epoch > settings.whole(Settings.EPOCHS)) {
                return "-";
              }
              clock.begin(epoch);
              return Numbers.rate(schedule.learningRate(clock.updatesBefore(epoch)));
            })
        .collect(Collectors.joining(", "));
  }
}
