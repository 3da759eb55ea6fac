package dev.regimen.train.loop;

import dev.regimen.kernel.ThreadPool;
import dev.regimen.text.Numbers;
import java.util.Locale;

/**
 * Decides from step to step whether the workers of a run go together or {@linkplain
 * ThreadPool#takeTurns in turn}, by what the steps take.
 *
 * <p>Workers who share their processors with other programs wait at every barrier for one whom the
 * machine has no time for, and may then take several times as long together as one after the other.
 * Where they wait a quarter of their time, the other way is tried for some steps and kept if it is
 * faster; from then on the first one is tried again and again, because the machine may be free
 * again. Trials that lose come so seldom that they cost a twentieth of the time, and less with each
 * that follows. Either way the bits are the same.
 */
public final class Pacing {
  /** Steps are compared over so many nanoseconds, which is some slices of an operating system. */
  private static final long WINDOW = 50_000_000;

  private static final int FEWEST_STEPS = 4;

  /** The share of their time that workers may wait before it is suspicious. */
  private static final double SUSPICIOUS = 0.25;

  /** What the other way may take of the time of the one before. */
  private static final double FASTER = 0.95;

  /** A trial comes only after so many times what the one before has lost. */
  private static final int REST = 20;

  private static final int MOST_DOUBLINGS = 4;

  /** Until HotSpot has compiled what runs, times say nothing. */
  private static final long COMPILING = 1_000_000_000;

  private final int workers;
  private boolean inTurn;
  private boolean trial;
  private double nanosBefore;
  private int losses;
  private long restUntil;

  private long windowAt;
  private long windowWaited;
  private int windowSteps;

  /** When the last step was over, and what had been waited then. */
  private long last;

  private long lastWaited;

  private long steps;
  private long stepsInTurn;
  private long nanosTogether;
  private long waited;

  /** Begins together. */
  public Pacing(int workers, long now) {
    this.workers = workers;
    windowAt = now;
    last = now;
    restUntil = now + COMPILING;
  }

  /** Steps follow each other from now on; what came before is not counted. */
  public void begin(ThreadPool pool) {
    begin(System.nanoTime(), pool.waited());
    pool.takeTurns(inTurn);
  }

  /** A step is over, as worker 0 sees it: the next ones go as was decided. */
  public void stepped(ThreadPool pool) {
    if (workers > 1) {
      boolean before = inTurn;
      if (stepped(System.nanoTime(), pool.waited()) != before) {
        pool.takeTurns(inTurn);
      }
    }
  }

  /** The pause since the last step is no part of the window that goes on. */
  void begin(long now, long waitedUntilNow) {
    windowAt += now - last;
    windowWaited += waitedUntilNow - lastWaited;
    last = now;
    lastWaited = waitedUntilNow;
  }

  /** Whether the next steps go in turn. */
  boolean stepped(long now, long waitedUntilNow) {
    windowSteps++;
    last = now;
    lastWaited = waitedUntilNow;
    if (now - windowAt >= WINDOW && windowSteps >= FEWEST_STEPS) {
      count(now, waitedUntilNow);
      decide(now, waitedUntilNow);
      windowAt = now;
      windowWaited = waitedUntilNow;
      windowSteps = 0;
    }
    return inTurn;
  }

  private void count(long now, long waitedUntilNow) {
    steps += windowSteps;
    if (inTurn) {
      stepsInTurn += windowSteps;
    } else {
      nanosTogether += now - windowAt;
      waited += waitedUntilNow - windowWaited;
    }
  }

  private void decide(long now, long waitedUntilNow) {
    long taken = now - windowAt;
    if (trial) {
      trial = false;
      double expected = nanosBefore * windowSteps;
      boolean faster = taken < FASTER * expected;
      losses = faster ? 0 : losses + 1;
      inTurn ^= !faster;
      double lost = Math.max(WINDOW / 2, taken - expected);
      restUntil = now + (long) (lost * REST * (1 << Math.min(losses, MOST_DOUBLINGS)) / 2);
    } else if (now >= restUntil && (inTurn || isSuspicious(taken, waitedUntilNow))) {
      trial = true;
      nanosBefore = (double) taken / windowSteps;
      inTurn = !inTurn;
    }
  }

  private boolean isSuspicious(long taken, long waitedUntilNow) {
    return waitedUntilNow - windowWaited > SUSPICIOUS * workers * taken;
  }

  /** What waiting cost so far, in a line. */
  public String line() {
    double share = nanosTogether == 0 ? 0 : 100.0 * waited / nanosTogether / workers;
    return String.format(
        Locale.ROOT,
        "waiting: %.0f %% of the time of %s who went together; %d of %s went in turn",
        share,
        Numbers.counted(workers, "worker"),
        stepsInTurn,
        Numbers.counted(steps, "step"));
  }
}
