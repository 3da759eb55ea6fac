package dev.regimen.train;

import dev.regimen.text.Escaping;
import dev.regimen.text.Numbers;
import dev.regimen.text.Printable;
import dev.regimen.text.Spelling;
import dev.regimen.train.checkpoint.CheckpointFolder;
import dev.regimen.train.checkpoint.StateFile;
import dev.regimen.train.step.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoint that a run goes on from: the newest whole one, of a run that is the same. */
final class Resumption implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Resumption.class);

  /** What an epoch's batches and counts depend on: not to be changed within one. */
  private static final Set<String> OF_EPOCH =
      Set.of(RunFacts.WORKERS, "batch", "accumulate", "seed");

  private final StateFile state;
  private final String lost;
  private final List<RunFacts.Difference> accepted = new ArrayList<>();

  private Resumption(StateFile state, String lost) {
    this.state = state;
    this.lost = lost;
  }

  /**
   * Opens the newest whole checkpoint and compares.
   *
   * @throws CheckpointMismatchException if it is of a run that is not this one
   * @throws UncheckedIOException if there is none
   */
  static Resumption open(CheckpointPlan plan, RunFacts facts) {
    Path folder = Objects.requireNonNull(plan.resumed());
    try {
      List<String> damaged = new ArrayList<>();
      CheckpointFolder checkpoints = new CheckpointFolder(folder);
      Path file = checkpoints.newestWhole(damaged);
      Resumption resumption =
          new Resumption(StateFile.open(file), loss(checkpoints, file, damaged));
      try {
        resumption.compare(facts, plan.allowed());
      } catch (RuntimeException e) {
        resumption.close();
        throw e;
      }
      return resumption;
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT,
              "the run cannot be resumed from %s: %s",
              Printable.of(folder),
              Printable.of(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static String loss(CheckpointFolder folder, Path file, List<String> damaged)
      throws IOException {
    if (damaged.isEmpty()) {
      return "";
    }
    long newest = CheckpointFolder.updates(folder.files().get(0));
    long whole = CheckpointFolder.updates(file);
    String loss =
        String.format(
            Locale.ROOT,
            "%s: the run goes on from update %,d and not from %,d, and %s made again",
            String.join("; ", damaged),
            whole,
            newest,
            newest - whole == 1 ? "one update is" : newest - whole + " updates are");
    log.warn("[Regimen:CheckpointDamaged] {}", Escaping.of(loss));
    return loss;
  }

  private void compare(RunFacts facts, Set<String> allowed) {
    List<RunFacts.Difference> refused = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(facts.texts().keySet());
    names.addAll(state.facts().keySet());
    for (String name : allowed) {
      if (names.stream().noneMatch(each -> each.equals(name) || each.startsWith(name + "."))) {
        throw new SettingException(
            String.format(
                Locale.ROOT,
                "resume allows '%s', but no run differs in that%s",
                Printable.of(name),
                Spelling.hint(name, names)));
      }
    }
    for (RunFacts.Difference each : facts.differences(state.facts())) {
      boolean fits = each.allowedBy(allowed) && !each.name().equals(RunFacts.NETWORK);
      (fits ? accepted : refused).add(each);
    }
    if (!refused.isEmpty()) {
      throw refusal(refused);
    }
  }

  private CheckpointMismatchException refusal(List<RunFacts.Difference> refused) {
    List<String> lines = refused.stream().map(RunFacts.Difference::text).toList();
    String names =
        refused.stream()
            .map(RunFacts.Difference::name)
            .filter(name -> !name.equals(RunFacts.NETWORK))
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", "));
    return new CheckpointMismatchException(
        String.format(
            Locale.ROOT,
            "[Regimen:CheckpointMismatch] %s is of another run:%n  %s%n%s",
            Printable.of(state.file()),
            String.join(System.lineSeparator() + "  ", lines),
            names.isEmpty()
                ? "another network cannot go on from it"
                : "resume(folder, " + names + ") goes on nevertheless, to other bits"),
        lines);
  }

  /** The state to restore. */
  RunState state() {
    return state;
  }

  /** The file that it lies in. */
  Path file() {
    return state.file();
  }

  /** What a run says of where it goes on. */
  String text(Position position, long updates, boolean ended) {
    return String.format(
        Locale.ROOT,
        "resumed from %s: behind %s and %s%s%s",
        Printable.of(state.file()),
        Numbers.counted(position.epochs(), "epoch"),
        Numbers.counted(updates, "update"),
        ended ? "; the run had ended, and nothing is trained" : "",
        lost.isEmpty() ? "" : "; " + lost);
  }

  /** What is said where states do not fit each other. */
  UncheckedIOException damaged(RuntimeException e) {
    return new UncheckedIOException(
        new IOException(Printable.of(state.file()) + ": " + Printable.of(e.toString()), e));
  }

  /**
   * Refuses what cannot change within an epoch that was begun.
   *
   * @param epoch counted from 1
   */
  void requireSameWithin(int epoch) {
    for (RunFacts.Difference each : accepted) {
      if (OF_EPOCH.contains(each.name()) || each.name().startsWith("data.")) {
        throw new CheckpointMismatchException(
            String.format(
                Locale.ROOT,
                "[Regimen:CheckpointMismatch] %s lies within epoch %d, and %s may change between"
                    + " epochs only: %s",
                Printable.of(state.file()),
                epoch,
                each.name(),
                each.text()),
            List.of(each.text()));
      }
    }
  }

  /** Says what differs from the run that is continued, and what that does. */
  void warnOfChange(RateCurve rates, int epoch) {
    if (!accepted.isEmpty()) {
      log.warn(
          "[Regimen:CheckpointMismatch] allowed: {}; {}",
          Escaping.of(
              accepted.stream().map(RunFacts.Difference::text).collect(Collectors.joining("; "))),
          rates.change(state.facts(), epoch));
    }
  }

  /** Holds that everything was restored but a part that is later. */
  void requireAllRestoredBut(String later) {
    state.requireAllReadBut(later);
  }

  @Override
  public void close() {
    try {
      state.close();
    } catch (IOException e) {
      log.debug("{}: it was only read", state.file(), e);
    }
  }
}
