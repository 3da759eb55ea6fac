package dev.regimen.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The loop of a measured process: reads a request from standard input, answers with one line that
 * begins with {@value #ANSWER}.
 *
 * <p>Requests: {@code proof k} runs k steps without noise from the initial weights and answers with
 * the result of each; {@code run ms} runs for that time and answers with a {@link Timing}; {@code
 * memory} answers with the largest resident size so far in MiB.
 */
public final class Service {
  static final String ANSWER = "ANSWER ";

  /** Quick steps are run in groups, so that what is between groups does not count. */
  private static final int STEPS_AT_ONCE = 64;

  /** Nanoseconds below which a step is quick. */
  private static final long FAST = 500_000;

  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Path STATUS = Path.of("/proc/self/status");

  private final Peer.Factory factory;
  private final Configuration configuration;

  private Service(Peer.Factory factory, Configuration configuration) {
    this.factory = factory;
    this.configuration = configuration;
  }

  /**
   * Serves until the input ends.
   *
   * @param args a configuration
   */
  public static void serve(String[] args, Peer.Factory factory) throws IOException {
    new Service(factory, Configuration.parse(args)).serve(System.out);
  }

  private void serve(PrintStream out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Peer peer = factory.open(configuration, true)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] request = line.split(" ");
        switch (request[0]) {
          case "proof" -> out.println(ANSWER + proof(Integer.parseInt(request[1])));
          case "run" -> out.println(ANSWER + run(peer, Long.parseLong(request[1])).line());
          case "result" -> out.println(ANSWER + peer.result());
          case "memory" -> out.println(ANSWER + memory());
          default -> throw new IllegalArgumentException("unknown request: " + line);
        }
        out.flush();
      }
    }
  }

  private String proof(int steps) {
    StringJoiner results = new StringJoiner(" ");
    try (Peer peer = factory.open(configuration, false)) {
      for (int i = 0; i < steps; i++) {
        peer.run(new long[1]);
        results.add(String.format(Locale.ROOT, "%.6f", peer.result()));
      }
    }
    return results.toString();
  }

  private static Timing run(Peer peer, long milliseconds) {
    long start = System.nanoTime();
    long processor = MACHINE.getProcessCpuTime();
    long[] times = new long[1024];
    int count = 0;
    int atOnce = 1;
    for (long spent = 0; spent < milliseconds * 1_000_000; spent = System.nanoTime() - start) {
      long[] some = new long[atOnce];
      peer.run(some);
      if (count + atOnce > times.length) {
        times = Arrays.copyOf(times, times.length * 2);
      }
      System.arraycopy(some, 0, times, count, atOnce);
      count += atOnce;
      atOnce = some[0] < FAST ? STEPS_AT_ONCE : 1;
    }
    return Timing.of(Arrays.copyOf(times, count), MACHINE.getProcessCpuTime() - processor);
  }

  /** Linux only: elsewhere there is no such file, and the answer is 0. */
  private static long memory() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }
}
