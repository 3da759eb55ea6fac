package dev.regimen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders as runs and experiments leave them, written by hand. */
final class RunsOnDisk {
  private static final String HISTORY =
      """
      {"epoch": 1, "step": 4, "train/loss": 1.5, "validation/accuracy": 0.75, "lr": 0.1, "seconds": 2}
      {"epoch": 2, "step": 8, "train/loss": null, "validation/accuracy": 0.5, "lr": 0.01, "seconds": 2}
      """;

  private RunsOnDisk() {}

  static Path run(Path runs, String name, String dropout, String launch) throws IOException {
    return run(runs, name, dropout, launch, "COMPLETE");
  }

  static Path run(Path runs, String name, String dropout, String launch, String state)
      throws IOException {
    Path folder = Files.createDirectories(runs.resolve(name));
    String json =
        """
        {"format": 1, "name": "n", "network": "Net", "state": "STATE", "reason": "completed",
         "started": "2026-11-29T18:00:00Z", "regime": "Adam",
         "settings": {"epochs": "2", "hidden.dropout": "DROPOUT"}, "overridden": {"epochs": "40"},
         "workers": 1, "data": {"train": 120}, "versions": {"java": "17"}, "best epoch": 1,
         "metrics": ["validation/accuracy", "train/loss"], "test": {"accuracy": 0.7},
         "launch": {LAUNCH}}
        """;
    Files.writeString(
        folder.resolve("run.json"),
        json.replace("STATE", state).replace("DROPOUT", dropout).replace("LAUNCH", launch));
    Files.writeString(folder.resolve("history.jsonl"), HISTORY);
    Files.writeString(folder.resolve("report.html"), "<header></header>" + name);
    return folder;
  }

  static Path experiment(Path runs, String name) throws IOException {
    Path folder = Files.createDirectories(runs.resolve(name));
    Files.writeString(
        folder.resolve("experiment.json"),
        """
        {"format": 1, "name": "Tuning", "objective": "validation/accuracy",
         "direction": "maximize", "search": "grid", "repeats": 1, "seed": "0", "trials": 4,
         "started": "2026-11-29T18:00:00Z", "space": {"rate": [0.1, 1]}, "data": "ab",
         "versions": {"java": "17"}}
        """);
    Files.writeString(
        folder.resolve("trials.jsonl"),
        """
        {"number": 1, "variant": "Net", "repeat": 1, "seed": "0", "parameters": {"rate": 0.1}, \
        "state": "finished", "epochs": 2, "objective": 0.8, "metrics": {}, "seconds": 10, \
        "run": "", "problem": ""}
        {"number": 2, "variant": "Net", "repeat": 1, "seed": "0", "parameters": {"rate": 1}, \
        "state": "diverged", "epochs": 0, "objective": null, "metrics": {}, "seconds": 20, \
        "run": "", "problem": ""}
        """);
    return folder;
  }
}
