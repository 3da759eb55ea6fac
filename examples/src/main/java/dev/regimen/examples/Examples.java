package dev.regimen.examples;

import dev.regimen.data.DataException;
import dev.regimen.train.SettingException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The examples' entry: {@code digits}, {@code housing}, {@code fashion}, {@code folds}. */
@Command(
    name = "regimen-examples",
    description = "Networks that train with nothing downloaded, or on your own files.",
    subcommands = {Digits.class, Housing.class, Fashion.class, Folds.class},
    mixinStandardHelpOptions = true)
public final class Examples {
  private Examples() {}

  /** Runs a command; exits with 2 where it or the data is wrong. */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Where a command writes; the console, or what a test has put in its place. */
  static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "picocli gives it").commandLine().getOut();
  }

  static CommandLine commandLine() {
    return new CommandLine(new Examples())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Examples::explain);
  }

  /** What a user can mend is told in one line; anything else is a fault, with its stack. */
  private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(thrown instanceof DataException || thrown instanceof SettingException)) {
      throw thrown;
    }
    PrintWriter err = command.getErr();
    err.println(command.getCommandName() + ": " + thrown.getMessage());
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
