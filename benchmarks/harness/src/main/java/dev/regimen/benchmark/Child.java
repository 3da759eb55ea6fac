package dev.regimen.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A measured process, seen from the driver. */
final class Child implements AutoCloseable {
  private final Side side;
  private final Configuration configuration;
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final List<Timing> timings = new ArrayList<>();

  private Child(Side side, Configuration configuration, Process process) {
    this.side = side;
    this.configuration = configuration;
    this.process = process;
    this.out = process.inputReader();
    this.in = process.outputWriter();
  }

  /** Starts a side's process. What it says on standard error is passed on. */
  static Child start(Side side, Configuration configuration) throws IOException {
    List<String> command = new ArrayList<>(side.command());
    command.addAll(configuration.arguments());
    String threads = Integer.toString(configuration.threads());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Processor.environment());
    builder.environment().putAll(side.environment());
    builder.environment().put("OMP_NUM_THREADS", threads);
    builder.environment().put("MKL_NUM_THREADS", threads);
    return new Child(side, configuration, builder.start());
  }

  Side side() {
    return side;
  }

  int threads() {
    return configuration.threads();
  }

  Layout layout() {
    return configuration.layout();
  }

  /** The results of steps without noise. */
  double[] proof(int steps) throws IOException {
    String answer = ask("proof " + steps);
    return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** The result of what ran last. */
  double result() throws IOException {
    return Double.parseDouble(ask("result"));
  }

  /** Runs without measuring. */
  void warmUp(long milliseconds) throws IOException {
    ask("run " + milliseconds);
  }

  /** Runs and keeps the timing. */
  void measure(long milliseconds) throws IOException {
    timings.add(Timing.parse(ask("run " + milliseconds)));
  }

  /** One a round. */
  List<Timing> timings() {
    return timings;
  }

  /** The largest resident size so far, MiB. */
  long memory() throws IOException {
    return Long.parseLong(ask("memory"));
  }

  private String ask(String request) throws IOException {
    in.write(request);
    in.newLine();
    in.flush();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(Service.ANSWER)) {
        return line.substring(Service.ANSWER.length());
      }
    }
    throw new IOException(
        "%s ended without an answer to '%s'".formatted(String.join(" ", side.command()), request));
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.destroy();
  }
}
