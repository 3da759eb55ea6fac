package dev.regimen.experiment;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The data of an experiment, which all its trials read. */
sealed interface StudyData {
  /** Trains on it. */
  RunResult<?> fit(Trainer<?> trainer);

  /** The same with a share of its training samples. */
  StudyData share(double share, long seed);

  /** All of it, by what it is for. */
  List<Dataset> parts();

  /** Data that each trial splits by its seed. */
  record Whole(Dataset data) implements StudyData {
    @Override
    public RunResult<?> fit(Trainer<?> trainer) {
      return trainer.fit(data);
    }

    @Override
    public StudyData share(double share, long seed) {
      return new Whole(some(data, share, seed));
    }

    @Override
    public List<Dataset> parts() {
      return List.of(data);
    }
  }

  /** Data with a test set of its own. */
  record Tested(TrainTest data) implements StudyData {
    @Override
    public RunResult<?> fit(Trainer<?> trainer) {
      return trainer.fit(data);
    }

    @Override
    public StudyData share(double share, long seed) {
      return new Tested(new TrainTest(some(data.train(), share, seed), data.test()));
    }

    @Override
    public List<Dataset> parts() {
      return List.of(data.train(), data.test());
    }
  }

  /** Splits that all trials share. */
  record Split(Splits data) implements StudyData {
    @Override
    public RunResult<?> fit(Trainer<?> trainer) {
      return trainer.fit(data);
    }

    @Override
    public StudyData share(double share, long seed) {
      Dataset train = some(data.train(), share, seed);
      return new Split(new Splits(train, data.validation(), data.test()));
    }

    @Override
    public List<Dataset> parts() {
      return List.of(data.train(), data.validation(), data.test());
    }
  }

  /** Samples chosen by the seed, in their order, at least one. */
  private static Dataset some(Dataset data, double share, long seed) {
    if (share >= 1) {
      return data;
    }
    int[] order = new int[data.size()];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    int count = (int) Math.max(1, Math.round(share * order.length));
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, order.length);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
    int[] chosen = Arrays.copyOf(order, count);
    Arrays.sort(chosen);
    return data.select(chosen);
  }
}
