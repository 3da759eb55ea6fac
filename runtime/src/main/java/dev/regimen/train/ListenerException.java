package dev.regimen.train;

import java.util.Locale;

/** A listener failed; the cause is its exception. */
public final class ListenerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ListenerException(Listener listener, String event, Run run, RuntimeException cause) {
    super(
        String.format(
            Locale.ROOT,
            "the listener %s failed in %s of epoch %d, step %d: %s",
            listener.getClass().getName(),
            event,
            run.epoch(),
            run.step(),
            cause),
        cause);
  }
}
