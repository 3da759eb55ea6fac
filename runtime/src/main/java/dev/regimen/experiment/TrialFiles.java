package dev.regimen.experiment;

import dev.regimen.report.RunFolder;
import dev.regimen.report.RunPart;
import dev.regimen.train.step.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a trial leaves what outlives its process.
 *
 * @param checkpoints where it is saved, and goes on from
 * @param folder of its own record
 * @param parts what that holds beside its settings and its history
 */
record TrialFiles(Path checkpoints, Path folder, Set<RunPart> parts) {
  RunFolder record(Trial trial) {
    Map<String, String> chosen = new LinkedHashMap<>();
    chosen.put("number", Integer.toString(trial.number()));
    chosen.put("repeat", Integer.toString(trial.repeat()));
    chosen.put("variant", trial.point().variant());
    trial.point().parameters().forEach((name, value) -> chosen.put(name, Settings.text(value)));
    return RunFolder.at(folder, chosen).only(parts);
  }
}
