package dev.regimen.examples;

import dev.regimen.data.Dataset;
import dev.regimen.data.TextCsv;
import dev.regimen.data.TrainTest;
import dev.regimen.examples.text.BankingIntentsTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on the questions of Banking77 (Casanueva et al. 2020), from scratch. */
@Command(
    name = "intents",
    description =
        "Learns which of 77 things a question to a bank is about, from Banking77's files.")
final class Intents implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, description = "the folder with train.csv and test.csv")
  private Path data = Path.of("");

  @Option(names = "--ask", description = "a question to answer afterwards")
  private String question = "I still have not received my new card";

  @Override
  public Integer call() {
    PrintWriter out = Examples.out(spec);
    RunResult<Label> run = new BankingIntentsTrainer().fit(read(data));
    out.printf("test accuracy %.2f %%%n", 100 * run.test().accuracy());
    out.printf("\"%s\" is about %s%n", question, run.predictor().predict(question));
    return 0;
  }

  /** Both files, with the classes of the first. */
  static TrainTest read(Path folder) {
    Dataset train = TextCsv.read(folder.resolve("train.csv")).label("category").load();
    Dataset test =
        TextCsv.read(folder.resolve("test.csv")).label("category").classes(train.classes()).load();
    return new TrainTest(train, test);
  }
}
