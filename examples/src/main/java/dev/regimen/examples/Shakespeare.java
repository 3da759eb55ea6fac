package dev.regimen.examples;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.TextStream;
import dev.regimen.examples.text.ShakespeareGptTrainer;
import dev.regimen.examples.text.ShakespeareLstmTrainer;
import dev.regimen.train.RunResult;
import dev.regimen.train.TextGenerator;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns to write as a text does, character by character. */
@Command(
    name = "shakespeare",
    description = "A language model of the characters of a text, and what it writes.")
final class Shakespeare implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", description = "the text, such as tiny-shakespeare's input.txt")
  private Path text = Path.of("input.txt");

  @Option(names = "--lstm", description = "two recurrent layers in place of four of attention")
  private boolean recurrent;

  @Option(names = "--prompt", description = "what the written text begins with")
  private String prompt = "\n";

  @Option(names = "--characters", description = "how many are written, ${DEFAULT-VALUE}")
  private int characters = 500;

  @Option(names = "--temperature", description = "less is surer, ${DEFAULT-VALUE}")
  private double temperature = 0.8;

  @Option(names = "--top-k", description = "characters that are drawn from, ${DEFAULT-VALUE}")
  private int topK = 40;

  @Option(names = "--seed", description = "of what is drawn, ${DEFAULT-VALUE}")
  private long seed = 1;

  @Override
  public Integer call() {
    PrintWriter out = Examples.out(spec);
    Dataset stream = TextStream.read(text).load();
    Trainer<?> trainer = recurrent ? new ShakespeareLstmTrainer() : new ShakespeareGptTrainer();
    RunResult<?> run = trainer.fit(stream);
    out.printf(
        "validation loss %.4f nats a character, %.3f bits%s%n",
        run.validation().loss(),
        run.validation().value(Metric.VALIDATION_BITS),
        recurrent ? "" : "; nanoGPT's is 1.88");
    out.print(prompt);
    TextGenerator.of(run.predictor()).stream(prompt, characters, temperature, topK, seed)
        .forEach(
            piece -> {
              out.print(piece);
              out.flush();
            });
    out.println();
    return 0;
  }
}
