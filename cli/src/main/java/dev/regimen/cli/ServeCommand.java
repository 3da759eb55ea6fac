package dev.regimen.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code regimen serve}. */
@Command(
    name = "serve",
    description = "Shows the folders in a browser on this machine, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private RegimenCommand regimen;

  @Option(
      names = "--port",
      defaultValue = "8017",
      paramLabel = "PORT",
      description = "0 takes one that is free (default: ${DEFAULT-VALUE})")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    regimen.runs().runs();
    try (PageServer server = PageServer.start(regimen.runs(), port)) {
      regimen.terminal().say(server.address() + " shows this folder; Ctrl-C ends it");
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
