package dev.regimen.cli;

import dev.regimen.report.saved.RunsFolder;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Printable;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code regimen}, which holds what all commands share. */
@Command(
    name = "regimen",
    description = "What the folders of runs and experiments say.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = RegimenCommand.Version.class,
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      ResumeCommand.class,
      ServeCommand.class
    })
public final class RegimenCommand {
  private static final int TROUBLE = 1;

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      scope = ScopeType.INHERIT,
      description = "the folder that has those of the runs (default: ${DEFAULT-VALUE})")
  private Path runs = Path.of("runs");

  private final Terminal terminal;

  private RegimenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The version of the library. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = RegimenCommand.class.getPackage().getImplementationVersion();
      return new String[] {"regimen " + (version == null ? "development" : version)};
    }
  }

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    Terminal terminal = new Terminal(out, err, coloured(System.console(), System.getenv()));
    System.exit(run(terminal, arguments));
  }

  /** Runs a command. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new RegimenCommand(terminal));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(terminal, e));
    if (arguments.length == 0) {
      line.usage(terminal.err());
      return CommandLine.ExitCode.USAGE;
    }
    return line.execute(arguments);
  }

  /** Whether there is a terminal that wants colours: {@code NO_COLOR} says that none does. */
  static boolean coloured(@Nullable Console console, Map<String, String> environment) {
    return console != null
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** A fault of a folder is told; one of this program is thrown on. */
  private static int failed(Terminal terminal, Exception e) throws Exception {
    Exception cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
    if (cause instanceof IOException trouble) {
      terminal.warn(words(trouble));
      return TROUBLE;
    }
    throw e;
  }

  /** A fault in words: of some the message is only the file. */
  static String words(IOException e) {
    String message = Printable.message(String.valueOf(e.getMessage()));
    if (e instanceof NotDirectoryException) {
      return message + " is no folder; --runs names that of the runs";
    }
    if (e instanceof FileSystemException system && system.getReason() == null) {
      return message
          + (e instanceof NoSuchFileException
              ? " is not there"
              : e instanceof AccessDeniedException
                  ? " may not be read or written by this user"
                  : ": " + e.getClass().getSimpleName());
    }
    return message;
  }

  Terminal terminal() {
    return terminal;
  }

  RunsFolder runs() {
    return new RunsFolder(runs);
  }

  /** The runs of some names, in their order; what was left out of their files is told. */
  List<SavedRun> read(List<String> names) throws IOException {
    List<SavedRun> read = new ArrayList<>();
    for (String name : names) {
      SavedRun run = SavedRun.read(runs().run(name(name)));
      run.repair().ifPresent(terminal::warn);
      read.add(run);
    }
    return read;
  }

  /** The name of a run that was given as a name or as the path of its folder. */
  String name(String given) {
    Path path = Path.of(given).normalize();
    Path folder = runs.normalize();
    boolean within = path.startsWith(folder) && path.getNameCount() > folder.getNameCount();
    return (within ? folder.relativize(path).toString() : given.replaceFirst("/+$", ""))
        .replace('\\', '/');
  }
}
