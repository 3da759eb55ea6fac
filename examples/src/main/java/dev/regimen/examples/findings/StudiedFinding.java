package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import dev.regimen.experiment.Study;
import dev.regimen.experiment.StudyResult;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A finding that is a declared experiment: points and seeds are those of its class. */
abstract class StudiedFinding extends Finding {
  @Option(
      names = "--runs",
      description = "where it is recorded, with a report; goes on after a kill; else nowhere")
  private @Nullable Path runs;

  /** Runs every trial, and measures on what each sets aside for validation. */
  final StudyResult run(Study study, Dataset data) {
    return (runs == null ? study.unrecorded() : study.runs(runs)).run(data);
  }
}
