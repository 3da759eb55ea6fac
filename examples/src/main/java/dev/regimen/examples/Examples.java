package dev.regimen.examples;

import dev.regimen.data.DataException;
import dev.regimen.train.SettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The examples' entry: each command is a class. */
@Command(
    name = "regimen-examples",
    description = "Networks that train with nothing downloaded, or on your own files.",
    subcommands = {
      Digits.class,
      Babysit.class,
      Housing.class,
      Fashion.class,
      Signs.class,
      Folds.class,
      BestRegime.class,
      Spam.class,
      Intents.class,
      DroppedDigits.class,
      Members.class,
      Averages.class,
      WrongLabels.class,
      FewLabels.class,
      RandomLabels.class,
      Variance.class,
      Norms.class,
      Sparsity.class,
      StoppingEarly.class,
      BiasAndVariance.class,
      GrowingInsteadOfDecaying.class,
      BatchAndRate.class,
      DoubleDescent.class,
      Scaling.class,
      ShortA3.class
    })
public final class Examples {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  private Examples() {}

  /** Runs a command; exits with 2 where it or the data is wrong. */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Where a command writes; the console, or what a test has put in its place. */
  static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "picocli gives it").commandLine().getOut();
  }

  /** Makes the folder of a model file, and finds out before training if that cannot be done. */
  static void prepare(Path model) throws IOException {
    Path folder = Objects.requireNonNullElse(model.toAbsolutePath().getParent(), Path.of("/"));
    Files.createDirectories(folder);
    if (Files.isDirectory(model) || !Files.isWritable(folder)) {
      throw new FileSystemException(model.toString(), null, "cannot be written");
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Examples())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Examples::explain);
  }

  /** What a user can mend is told in one line; anything else is a fault, with its stack. */
  private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    boolean mendable =
        thrown instanceof DataException
            || thrown instanceof SettingException
            || thrown instanceof FileSystemException;
    if (!mendable) {
      throw thrown;
    }
    PrintWriter err = command.getErr();
    err.println(command.getCommandName() + ": " + thrown.getMessage());
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
