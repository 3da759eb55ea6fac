package dev.regimen.train.loop;

import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of the trained weights at the ends of the cycles of a run (Huang et al. 2017): behind
 * every ⌈T / M⌉ of its T updates, for M cycles, and behind the last one.
 */
public final class Snapshots implements Restorable {
  private final Weights trained;
  private final long run;
  private final long cycle;
  private final List<Weights> taken = new ArrayList<>();

  private Snapshots(Weights trained, long run, long cycle) {
    this.trained = trained;
    this.run = run;
    this.cycle = cycle;
  }

  /** The snapshots that the settings ask for; none where they do not. */
  public static Snapshots of(Settings settings, RunClock clock, Weights trained) {
    int cycles = settings.wholeOr(Settings.SNAPSHOT_CYCLES, 0);
    long run = clock.updatesBefore(settings.whole(Settings.EPOCHS) + 1);
    return new Snapshots(trained, run, cycles == 0 ? 0 : (run + cycles - 1) / cycles);
  }

  /** Whether the weights behind so many updates are to be kept; every worker may ask. */
  boolean due(long updates) {
    return cycle > 0 && (updates % cycle == 0 || updates == run);
  }

  /** Keeps the weights as they are; called by one worker, while nobody writes them. */
  void take() {
    taken.add(trained.copy());
  }

  @Override
  public void state(RunState state) {
    long count = state.count("taken", taken.size());
    while (taken.size() < count) {
      taken.add(trained.copy());
    }
    for (int i = 0; i < count; i++) {
      taken.get(i).state(state.within(Integer.toString(i + 1)));
    }
  }

  /** What was kept, in the order of the cycles. */
  public List<Weights> taken() {
    return taken;
  }
}
