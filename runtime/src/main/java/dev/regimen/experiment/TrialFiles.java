package dev.regimen.experiment;

import dev.regimen.report.RunFolder;
import dev.regimen.report.RunPart;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where a trial leaves what outlives its process.
 *
 * @param checkpoints where it is saved, and goes on from
 * @param folder of its own record
 * @param parts what that holds beside its settings and its history
 */
record TrialFiles(Path checkpoints, Path folder, Set<RunPart> parts) {
  RunFolder record() {
    return RunFolder.at(folder).only(parts);
  }
}
