package dev.regimen.cli;

import dev.regimen.report.saved.NoSuchRunException;
import dev.regimen.report.saved.RunsFolder;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that lies in a folder of runs.
 *
 * @param runs those that could be read
 * @param experiments those that could be read
 * @param problems what could not, in words
 * @param repairs what was left out of torn files, in words
 */
record Folders(
    List<SavedRun> runs,
    List<SavedExperiment> experiments,
    List<String> problems,
    List<String> repairs) {
  /**
   * Reads them. What cannot be read hides nothing else; what was removed meanwhile is not there.
   *
   * @throws IOException if the folder itself cannot be read
   */
  static Folders read(RunsFolder folder) throws IOException {
    Folders all =
        new Folders(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String name : folder.runs()) {
      try {
        SavedRun run = SavedRun.read(folder.run(name));
        all.runs.add(run);
        run.repair().ifPresent(all.repairs::add);
      } catch (NoSuchFileException | NoSuchRunException e) {
        // It was deleted a moment ago.
        continue;
      } catch (IOException e) {
        all.problems.add(RegimenCommand.words(e));
      }
    }
    for (String name : folder.experiments()) {
      try {
        SavedExperiment experiment = SavedExperiment.read(folder.experiment(name));
        all.experiments.add(experiment);
        experiment.repair().ifPresent(all.repairs::add);
      } catch (NoSuchFileException | NoSuchRunException e) {
        // It was deleted a moment ago.
        continue;
      } catch (IOException e) {
        all.problems.add(RegimenCommand.words(e));
      }
    }
    return all;
  }
}
