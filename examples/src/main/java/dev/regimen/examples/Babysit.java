package dev.regimen.examples;

import dev.regimen.babysit.Checkup;
import dev.regimen.data.Idx;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks after the network of the digits before it is trained, or after a broken one. */
@Command(
    name = "babysit",
    description = "Checks the network of the digits before a long run, or one that is broken.")
final class Babysit implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", description = "a folder with train-images-idx3-ubyte[.gz] and so on")
  private @Nullable Path data;

  @Option(names = "--broken", description = "the network that is broken on purpose")
  private boolean broken;

  /** Exits with 1 where something is wrong, so that a script may go on or not. */
  @Override
  public Integer call() {
    PrintWriter out = Examples.out(spec);
    TrainTest digits = data == null ? StrokeDigits.draw(2_000, 400, 1) : Idx.load(data);
    Trainer<Label> trainer = broken ? new BrokenDigitMlpTrainer() : new DigitMlpTrainer();

    Checkup checkup = Checkup.of(trainer, digits);

    out.println(checkup);
    return checkup.isSound() ? 0 : 1;
  }
}
