package dev.regimen.cli;

import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Escaping;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regimen resume FashionMlp-3}. */
@Command(
    name = "resume",
    description = "Prints the command that goes on with a run, or runs it.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
  private static final String PROPERTY = "-Dregimen.resume=";
  private static final String HIDDEN = "***";

  @ParentCommand private RegimenCommand regimen;

  @Parameters(paramLabel = "RUN", description = "the name of a run")
  private String name = "";

  @Option(names = "--run", description = "runs the command, and ends with its exit code")
  private boolean run;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SavedRun saved = SavedRun.read(regimen.runs().run(regimen.name(name)));
    Path checkpoints = requireResumable(saved);
    List<String> command = command(saved, checkpoints);
    Path directory = Path.of(saved.launch().directory());
    if (!run) {
      regimen.terminal().say("cd " + quoted(directory.toString()));
      regimen
          .terminal()
          .say(command.stream().map(ResumeCommand::quoted).collect(Collectors.joining(" ")));
      return 0;
    }
    if (command.stream().anyMatch(argument -> argument.endsWith(HIDDEN))) {
      throw new IOException(
          "the command has arguments whose values were not recorded (***): enter them yourself");
    }
    return new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start().waitFor();
  }

  private static Path requireResumable(SavedRun saved) throws IOException {
    if (saved.state().equals("running")) {
      throw new IOException(Printable.of(saved.name()) + " goes on already");
    }
    Path checkpoints =
        saved
            .launch()
            .checkpoints()
            .orElseThrow(
                () ->
                    new IOException(
                        Printable.of(saved.name())
                            + " was not saved: @Checkpoint, or checkpoints(folder), saves a run"));
    if (!Files.isDirectory(checkpoints)) {
      throw new IOException(
          "the checkpoints of "
              + Printable.of(saved.name())
              + " are there no more: "
              + Printable.of(checkpoints));
    }
    if (saved.launch().command().isEmpty()) {
      throw new IOException(
          "the system did not tell the command of "
              + Printable.of(saved.name())
              + "; start it again with "
              + PROPERTY
              + Printable.of(checkpoints));
    }
    return checkpoints;
  }

  /**
   * The same command, with the property behind the name of the program; of a trial without, since
   * its experiment goes on with all its trials by itself.
   */
  private static List<String> command(SavedRun saved, Path checkpoints) {
    List<String> command = new ArrayList<>(saved.launch().command());
    command.removeIf(
        argument -> argument.startsWith(PROPERTY) || argument.startsWith("-Dregimen.checkpoints="));
    if (!saved.ofTrial()) {
      command.add(1, PROPERTY + checkpoints);
    }
    return command;
  }

  /** As a shell of POSIX takes it, on one line. */
  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + Escaping.of(argument).replace("'", "'\\''") + "'";
  }
}
