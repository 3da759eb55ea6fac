package dev.regimen.train;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A listener failed; the cause is its exception. */
public final class ListenerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Not part of the serialized form: it holds memory outside the heap. */
  private transient @Nullable Predictor<?> best;

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

  /** The same exception, with the best weights before it. */
  ListenerException keeping(@Nullable Predictor<?> ofBest) {
    best = ofBest;
    return this;
  }

  /**
   * Predicts with the weights of the best epoch before, so that a run is not lost by what only
   * looks at it; empty where none was completed, or the regime asks for the last weights.
   */
  public Optional<Predictor<?>> best() {
    return Optional.ofNullable(best);
  }
}
