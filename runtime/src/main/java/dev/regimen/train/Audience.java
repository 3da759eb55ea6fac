package dev.regimen.train;

import dev.regimen.kernel.OpenMp;
import dev.regimen.text.Printable;
import dev.regimen.train.step.RunState;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The listeners of a run; says which one failed. */
final class Audience {
  private static final String PROGRESS = "regimen.progress";

  private final List<Listener> listeners;
  private final Run run;

  Audience(List<Listener> listeners, Run run) {
    this.listeners = List.copyOf(listeners);
    this.run = run;
  }

  /** The listeners that were added, behind the console unless nothing is to be printed. */
  static List<Listener> listeners(boolean quiet, List<Listener> added) {
    List<Listener> all = new ArrayList<>();
    if (!quiet && progress()) {
      all.add(new ConsoleListener());
    }
    all.addAll(added);
    return all;
  }

  private static boolean progress() {
    String asked = System.getProperty(PROGRESS, "on");
    if (!asked.equals("on") && !asked.equals("off")) {
      throw new SettingException(
          String.format(
              Locale.ROOT, "-D%s must be on or off, but is '%s'", PROGRESS, Printable.of(asked)));
    }
    return asked.equals("on");
  }

  /** What listeners keep, by their class and their number among those of the same. */
  void state(RunState state) {
    Map<String, Integer> alike = new HashMap<>();
    for (Listener listener : listeners) {
      String name = listener.getClass().getName();
      int number = alike.merge(name, 1, Integer::sum);
      try {
        listener.state(state.within(name + "." + number));
      } catch (UncheckedIOException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new ListenerException(listener, "state", run, e);
      }
    }
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
    OpenMp.hold(); // a listener that is the first to use ND4J has given kernels all processors
  }

  void epochEnd(Epoch epoch) {
    tell("onEpochEnd", listener -> listener.onEpochEnd(run, epoch));
  }

  void trainingEnd() {
    tell("onTrainingEnd", listener -> listener.onTrainingEnd(run));
  }

  void runEnd(RunResult<?> result) {
    tell("onRunEnd", listener -> listener.onRunEnd(run, result));
  }

  /** Tells all of them, whichever throws: the run's own failure is what the caller has to see. */
  void runFailed(RuntimeException failure) {
    for (Listener listener : listeners) {
      try {
        listener.onRunFailed(run, failure);
      } catch (RuntimeException e) {
        failure.addSuppressed(new ListenerException(listener, "onRunFailed", run, e));
      }
    }
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
