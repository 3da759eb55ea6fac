package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.train.checkpoint.StateCopy;
import dev.regimen.train.loop.EpochLoop;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.Snapshots;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.State;
import dev.regimen.train.step.Weights;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Saves a run and restores it: knows every part of it that its next update depends on. */
final class RunSaving implements AutoCloseable {
  private static final String EPOCH = "epoch";
  private static final Set<State.Kind> COUNTED = Set.of(State.Kind.COUNT, State.Kind.NUMBER);

  private final Run run;
  private final Memory memory;
  private final RunClock clock;
  private final Progress progress;
  private final Snapshots snapshots;
  private final Audience audience;
  private final Checkpoints checkpoints;
  private final Function<Weights, Predictor<?>> predictor;
  private RunFacts facts = new RunFacts(Map.of());
  private Position position = new Position(0, 0);

  /** Where the run stood when it was saved last. */
  private @Nullable Position saved;

  /** What it went on from. */
  private @Nullable Path resumed;

  /** The pass of the epoch that was begun; null between epochs. */
  private @Nullable EpochLoop pass;

  /** The state of an epoch that was begun before the run was resumed, until it goes on. */
  private @Nullable RunState begun;

  private long epochStart;
  private long nanosBefore;

  RunSaving(
      Run run,
      Memory memory,
      RunClock clock,
      Progress progress,
      Snapshots snapshots,
      Audience audience,
      CheckpointPlan plan,
      Function<Weights, Predictor<?>> predictor) {
    this.run = run;
    this.memory = memory;
    this.clock = clock;
    this.progress = progress;
    this.snapshots = snapshots;
    this.audience = audience;
    checkpoints = new Checkpoints(plan.folder(), run.blueprint(), run.settings(), System::nanoTime);
    this.predictor = predictor;
    run.holds(new TrainedTensors(memory), plan.folder());
  }

  /** The checkpoint that the plan goes on from; null where the run begins. */
  @Nullable Resumption open(
      CheckpointPlan plan, Preprocessing preprocessing, Augmentations augmentations) {
    if (plan.isOn()) {
      facts =
          RunFacts.of(
              run.blueprint(),
              run.settings(),
              run.splits(),
              preprocessing,
              augmentations,
              memory.workers());
    }
    return plan.resumed() == null ? null : Resumption.open(plan, facts);
  }

  /** Goes on where a checkpoint was written. */
  void restore(Resumption resumption, RateCurve rates) {
    try {
      restore(resumption, rates, resumption.state());
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw resumption.damaged(e);
    }
  }

  private void restore(Resumption resumption, RateCurve rates, RunState state) {
    position = Position.of(state.within("position"), position, clock);
    if (position.batches() > 0) {
      resumption.requireSameWithin(position.epochs() + 1);
      begun = state.within(EPOCH);
    }
    saved = position;
    resumed = resumption.file();
    resumption.warnOfChange(rates, position.epochs() + 1);
    state(state);
    resumption.requireAllRestoredBut(EPOCH);
    boolean ended = progress.stopsEarly() || position.epochs() >= run.epochs();
    run.resumed(resumption.text(position, run.step(), ended), progress.history());
  }

  /** All parts but the counts within an epoch, which its pass has. */
  private void state(RunState state) {
    for (State each : memory.states()) {
      boolean doubles = memory.blueprint().doublePrecision() || COUNTED.contains(each.kind());
      state.tensor(each.path(), each.shape(), each.values(), doubles);
    }
    state.part("run", run);
    state.part("progress", progress);
    state.part("snapshots", snapshots);
    nanosBefore = state.count("epochNanos", pass == null ? 0 : System.nanoTime() - epochStart);
    audience.state(state.within("listener"));
  }

  /** Epochs that are complete. */
  int epochs() {
    return position.epochs();
  }

  /** An epoch begins, or goes on. */
  void epochBegins(EpochLoop training) {
    pass = training;
    epochStart = System.nanoTime() - nanosBefore;
    nanosBefore = 0;
  }

  /** When the epoch began, or would have begun without interruption. */
  long epochStart() {
    return epochStart;
  }

  /** Whether the next epoch was begun before the run was resumed. */
  boolean goesOn() {
    return begun != null;
  }

  /** The state of the epoch that was begun; asked once. */
  @Nullable RunState takeBegun() {
    RunState state = begun;
    begun = null;
    return state;
  }

  /** Whether the state is to be copied behind the update that was just made. */
  boolean dueAfterUpdate() {
    checkpoints.warn();
    return checkpoints.dueAfterUpdate(run.step());
  }

  /** An epoch is complete. */
  void epochEnded(int number) {
    pass = null;
    position = new Position(number, 0);
    checkpoints.warn();
    if (checkpoints.dueAfterEpoch(number)) {
      save();
    }
  }

  /** Saves the run as it stands between two updates. */
  void save() {
    Position here = here();
    StateCopy copy = new StateCopy();
    Position.of(copy.within("position"), here, clock);
    if (here.batches() > 0 && pass != null) {
      copy.part(EPOCH, pass);
    }
    state(copy);
    Weights best = progress.best();
    checkpoints.begin(
        copy,
        facts.texts(),
        run.step(),
        best == null ? null : new Checkpoints.Best(progress.bestEpoch(), best, predictor));
    saved = here;
  }

  private Position here() {
    return new Position(position.epochs(), pass == null ? 0 : pass.done());
  }

  /** Training ends: what is not saved yet is, and stands when listeners hear of it. */
  void end() {
    if (checkpoints.on() && !here().equals(saved)) {
      save();
    }
    checkpoints.await(run::beat);
    audience.trainingEnd();
  }

  /** The newest checkpoint: of those that were written, else the one that the run went on from. */
  Optional<Path> newest() {
    return checkpoints.newest().or(() -> Optional.ofNullable(resumed));
  }

  @Override
  public void close() {
    checkpoints.close();
  }
}
