package dev.regimen.train;

import java.util.List;
import java.util.function.Consumer;

/** The listeners of a run; says which one failed. */
final class Audience {
  private final List<Listener> listeners;
  private final Run run;

  Audience(List<Listener> listeners, Run run) {
    this.listeners = List.copyOf(listeners);
    this.run = run;
  }

  void runStart() {
    tell("onRunStart", listener -> listener.onRunStart(run));
  }

  void epochStart() {
    tell("onEpochStart", listener -> listener.onEpochStart(run));
  }

  /** Written out, because a lambda and an iterator would allocate at every step. */
  void stepEnd() {
    for (int i = 0; i < listeners.size(); i++) {
      Listener listener = listeners.get(i);
      try {
        listener.onStepEnd(run);
      } catch (RuntimeException e) {
        throw new ListenerException(listener, "onStepEnd", run, e);
      }
    }
  }

  void epochEnd(Epoch epoch) {
    tell("onEpochEnd", listener -> listener.onEpochEnd(run, epoch));
  }

  void runEnd(RunResult<?> result) {
    tell("onRunEnd", listener -> listener.onRunEnd(run, result));
  }

  private void tell(String event, Consumer<Listener> message) {
    for (Listener listener : listeners) {
      try {
        message.accept(listener);
      } catch (RuntimeException e) {
        throw new ListenerException(listener, event, run, e);
      }
    }
  }
}
