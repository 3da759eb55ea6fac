package dev.regimen.train;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Refuses a second run of a trainer while one goes on: its formulas read the numbers of one. */
final class OneAtATime {
  private final String network;
  private final AtomicBoolean busy = new AtomicBoolean();

  OneAtATime(String network) {
    this.network = network;
  }

  /**
   * Does it, and nothing else meanwhile.
   *
   * @throws IllegalStateException while another goes on
   */
  <R> R take(Supplier<R> task) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "this " + network + " trainer is running; use one trainer for each run");
    }
    try {
      return task.get();
    } finally {
      busy.set(false);
    }
  }
}
