package dev.regimen.cli;

import dev.regimen.report.ComparisonPage;
import dev.regimen.report.ExperimentPage;
import dev.regimen.report.RunsPage;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regimen report FashionMlp-1 FashionMlp-2}. */
@Command(
    name = "report",
    description = "Writes a page of an experiment, or of runs compared; says where a run's own is.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private RegimenCommand regimen;

  @Parameters(
      arity = "1.." + ComparisonPage.MOST_RUNS,
      paramLabel = "NAME",
      description = "of an experiment, or of runs")
  private List<String> names = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the page (default: in the folder of the runs)")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    regimen.terminal().say(Printable.of(page()));
    return 0;
  }

  private Path page() throws IOException {
    if (names.size() > 1) {
      List<SavedRun> runs = regimen.read(names);
      String file =
          runs.stream().map(SavedRun::name).collect(Collectors.joining("-", "compare-", ".html"));
      return written(regimen.runs().path().resolve(file), ComparisonPage.of(runs));
    }
    String name = regimen.name(names.get(0));
    if (regimen.runs().hasExperiment(name)) {
      SavedExperiment experiment = SavedExperiment.read(regimen.runs().experiment(name));
      experiment.repair().ifPresent(regimen.terminal()::warn);
      return written(experiment.folder().resolve(RunsPage.REPORT), ExperimentPage.of(experiment));
    }
    Path page = regimen.runs().run(name).resolve(RunsPage.REPORT);
    if (!Files.exists(page)) {
      throw new NoSuchFileException(
          Printable.of(page), null, "the run was ended before it had an epoch");
    }
    return output == null ? page : written(page, Files.readString(page));
  }

  private Path written(Path usual, String content) throws IOException {
    Path file = output == null ? usual : output;
    return Files.writeString(file, content);
  }
}
