package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Generated trainers against finite differences of their own loss and against the interpreter. */
@Tag("training")
class GeneratedStepTest {
  private static final Compiled COMPILED = Zoo.inDouble();

  /** What several workers make of each element of every tensor, the interpreter says below. */
  private static final int ENTRIES_OF_SEVERAL_WORKERS = 4;

  private static void checkAll(List<Net> nets, int rows, int workers) {
    List<Executable> checks = new ArrayList<>();
    for (Net net : nets) {
      checks.add(() -> check(net, rows, workers));
    }
    assertAll(checks);
  }

  private static void check(Net net, int rows, int workers) {
    try (StepBench bench = StepBench.of(COMPILED.trainer(net), rows + 6, workers, 10)) {
      Twins.scatter(bench, 3);
      Twins.feed(bench, Batch.random(COMPILED.model(net), rows, rows));
      String where = net.name() + ", " + rows + " rows, " + workers + " workers";
      int entries = workers == 1 ? Differences.ENTRIES : ENTRIES_OF_SEVERAL_WORKERS;
      Differences.check(bench, rows, 4, where, entries);
    }
  }

  @Test
  void gradientsOfLayersAreDifferencesOfTheLoss() {
    checkAll(Zoo.layers(), 13, 1);
  }

  @Test
  void gradientsOfMapsAreDifferencesOfTheLoss() {
    checkAll(MapsZoo.maps(), 6, 1);
    checkAll(MapsZoo.maps(), 5, 2);
  }

  @Test
  void gradientsOfNormsOfASampleAreDifferencesOfTheLoss() {
    checkAll(MapsZoo.sampleNorms(), 6, 1);
    checkAll(MapsZoo.sampleNorms(), 5, 2);
  }

  @Test
  void gradientsOfChannelsAreDifferencesOfTheLoss() {
    checkAll(MapsZoo.channels(), 6, 1);
    checkAll(MapsZoo.channels(), 5, 2);
  }

  @Test
  void gradientsOfRowsAreDifferencesOfTheLoss() {
    checkAll(RowsZoo.rows(), 6, 1);
    checkAll(RowsZoo.rows(), 5, 2);
  }

  @Test
  void gradientsOfTextsAreDifferencesOfTheLoss() {
    checkAll(RowsZoo.texts(), 8, 1);
    checkAll(RowsZoo.texts(), 5, 2);
  }

  @Test
  void gradientsOfRecurrencesAreDifferencesOfTheLoss() {
    checkAll(RowsZoo.recurrent(), 8, 1);
    checkAll(RowsZoo.recurrent(), 5, 2);
  }

  @Test
  void stepsOfRecurrencesAreWhatTheInterpreterSays() {
    compareAll(RowsZoo.recurrent(), 9, 1);
    compareAll(RowsZoo.recurrent(), 7, 3);
    compareAll(RowsZoo.recurrent(), 4, 2);
  }

  @Test
  void stepsOnTextsAreWhatTheInterpreterSays() {
    compareAll(RowsZoo.texts(), 9, 1);
    compareAll(RowsZoo.texts(), 7, 2);
  }

  /** Of so few samples none is as long as a text may be. */
  @Test
  void stepsOnShortTextsAreWhatTheInterpreterSays() {
    compareAll(RowsZoo.texts(), 4, 1);
    compareAll(RowsZoo.texts(), 3, 2);
  }

  @Test
  void gradientsOfMadeWeightsAreDifferencesOfTheLoss() {
    checkAll(WeightsZoo.weights(), 9, 1);
    checkAll(WeightsZoo.weights(), 7, 2);
    checkAll(WeightsZoo.weights(), 8, 3);
  }

  @Test
  void gradientsUnderConditionsAreDifferencesOfTheLoss() {
    checkAll(ConditionZoo.conditions(), 6, 1);
    checkAll(ConditionZoo.conditions(), 5, 2);
  }

  @Test
  void gradientsOfLossesAreDifferencesOfTheLoss() {
    checkAll(Zoo.losses(), 7, 1);
  }

  @Test
  void gradientsOfDeepNetworksAreDifferencesOfTheLoss() {
    checkAll(DeepZoo.depths(), 33, 1);
    checkAll(DeepZoo.depths(), 2, 1);
    checkAll(DeepZoo.depths().subList(2, 3), 17, 3);
  }

  @Test
  void gradientsOfBlocksAreDifferencesOfTheLoss() {
    checkAll(Blocks.nets(), 13, 1);
    checkAll(Blocks.nets(), 5, 2);
    checkAll(Blocks.maps(), 5, 2);
  }

  @Test
  void blocksOfPlacesStandOnTextsAndOnMaps() {
    checkAll(Blocks.places(), 6, 1);
    compareAll(Blocks.places(), 5, 2);
  }

  @Test
  void gradientsOfWideRowsAreDifferencesOfTheLoss() {
    assertAll(
        Zoo.wide().stream()
            .map(
                net ->
                    () -> {
                      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 9, 1, 10)) {
                        Twins.scatter(bench, 3);
                        Twins.feed(bench, Batch.random(COMPILED.model(net), 7, 1));
                        Differences.check(bench, 7, 2, net.name(), 4);
                      }
                    }));
  }

  private static void compareAll(List<Net> nets, int rows, int workers) {
    List<Executable> checks = new ArrayList<>();
    for (Net net : nets) {
      checks.add(() -> Twins.compare(COMPILED, net, rows, workers));
    }
    assertAll(checks);
  }

  @Test
  void everyStepIsWhatTheInterpreterSays() {
    compareAll(Zoo.all(), 33, 1);
  }

  @Test
  void twoAndThreeWorkersDoTheSame() {
    compareAll(Zoo.all(), 17, 2);
    compareAll(Zoo.all(), 7, 3);
    compareAll(Zoo.layers(), 33, 3);
  }

  @Test
  void moreWorkersThanRowsDoTheSame() {
    compareAll(Zoo.layers(), 2, 3);
    compareAll(MapsZoo.maps(), 2, 3);
    compareAll(MapsZoo.sampleNorms(), 2, 3);
    compareAll(MapsZoo.channels(), 2, 3);
    compareAll(RowsZoo.rows(), 2, 3);
    compareAll(WeightsZoo.weights(), 2, 3);
    compareAll(ConditionZoo.conditions(), 2, 3);
  }
}
