package dev.regimen.report.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of runs, written by hand as the formats say. */
final class RunsOnDisk {
  static final String RUN =
      """
      {"format": 1, "name": "Net-1", "network": "Net", "state": "COMPLETE", "reason": "completed",
       "started": "2026-11-29T18:00:00Z", "regime": "Adam", "settings": {"epochs": "2",
       "seed": "9007199254740993"}, "overridden": {"epochs": "40"}, "workers": 1,
       "data": {"source": "arrays", "train": 120, "validation": 30, "test": 0},
       "versions": {"java": "17"}, "epochs": 2, "best epoch": 1, "seconds": 1.5,
       "metrics": ["validation/accuracy", "validation/loss"],
       "validation": {"loss": 0.5, "accuracy": 0.75}}
      """;
  static final String HISTORY =
      """
      {"epoch": 1, "validation/loss": 0.5, "validation/accuracy": 0.75, "lr": 0.001, "seconds": 1}
      {"epoch": 2, "validation/loss": null, "validation/accuracy": 0.5, "lr": 1.0E-4, "seconds": 0.5}
      """;

  private RunsOnDisk() {}

  static Path run(Path runs, String name, String run, String history) throws IOException {
    Path folder = Files.createDirectories(runs.resolve(name));
    Files.writeString(folder.resolve("run.json"), run);
    Files.writeString(folder.resolve("history.jsonl"), history);
    return folder;
  }
}
