package dev.regimen.report;

import dev.regimen.data.Splits;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.file.JsonObject;
import dev.regimen.train.step.Setting;
import dev.regimen.train.step.Settings;
import java.time.temporal.ChronoUnit;

/** {@code run.json}: what a run was asked to do, on what, and how it stands. */
final class RunFile {
  private RunFile() {}

  static String of(RunRecord record) {
    Run run = record.run();
    JsonObject file =
        new JsonObject()
            .number("format", SavedRun.FORMAT)
            .text("name", record.name())
            .text("network", run.blueprint().network())
            .text("state", record.state().name())
            .text("reason", record.reason())
            .text("started", record.started().truncatedTo(ChronoUnit.SECONDS).toString())
            .text("regime", run.blueprint().regime())
            .object("settings", settings(run.settings()))
            .object("overridden", overridden(run))
            .number("workers", run.workers())
            .object("data", data(record))
            .object("versions", versions())
            .object("launch", LaunchFile.of(run))
            .number("epochs", record.epochs().size());
    if (!record.trial().isEmpty()) {
      file.texts(SavedRun.TRIAL, record.trial());
    }
    record.metrics().ifPresent(metrics -> file.texts("metrics", metrics));
    run.resumed().ifPresent(from -> file.text("resumed", from));
    record.best().ifPresent(epoch -> file.number("best epoch", epoch.number()));
    record.result().ifPresent(result -> add(file, result));
    return file + "\n";
  }

  private static void add(JsonObject file, RunResult<?> result) {
    file.number("seconds", result.seconds());
    if (result.validated()) {
      file.object("validation", new JsonObject().numbers(MetricKeys.of(result.validation())));
    }
    if (result.tested()) {
      file.object("test", new JsonObject().numbers(MetricKeys.of(result.test())));
    }
  }

  /** As text, because a seed has more digits than a number of JSON is sure to keep. */
  private static JsonObject settings(Settings settings) {
    JsonObject object = new JsonObject();
    settings.texts().forEach(object::text);
    return object;
  }

  /** What the regime says of those that hold in its place. */
  private static JsonObject overridden(Run run) {
    JsonObject object = new JsonObject();
    for (Setting setting : run.blueprint().settings().values()) {
      String stated = Settings.text(setting.exact());
      if (!stated.equals(Settings.text(run.settings().exact(setting.name())))) {
        object.text(setting.name(), stated);
      }
    }
    return object;
  }

  private static JsonObject data(RunRecord record) {
    Splits splits = record.run().splits();
    JsonObject data =
        new JsonObject()
            .text("source", splits.train().source())
            .number("train", splits.train().size())
            .number("validation", splits.validation().size())
            .number("test", splits.test().size());
    record
        .fingerprints()
        .forEach((split, fingerprint) -> data.text(split + " fingerprint", fingerprint));
    return data;
  }

  private static JsonObject versions() {
    String version = Run.class.getPackage().getImplementationVersion();
    return new JsonObject()
        .text("regimen", version == null ? "development" : version)
        .text("java", System.getProperty("java.version"))
        .text("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
