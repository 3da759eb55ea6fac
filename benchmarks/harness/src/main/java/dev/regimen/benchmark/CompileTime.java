package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the processor adds to javac: the same networks compiled with it and with {@code -proc:none},
 * in turns, each in a fresh process as a build tool starts it.
 */
final class CompileTime {
  static final String NAME = "compile";
  private static final int[] COUNTS = {1, 10, 100};
  private static final double NANOS = 1e3;

  private final String classPath;
  private final int rounds;
  private final Results results;

  CompileTime(Path modules, int rounds, Results results) throws IOException {
    Path libraries = modules.resolve("ours").resolve("target").resolve("classpath");
    this.classPath = Files.readString(libraries).strip();
    this.rounds = rounds;
    this.results = results;
  }

  void run() throws IOException, InterruptedException {
    for (int count : COUNTS) {
      Path folder = Files.createTempDirectory("regimen-compile");
      try {
        compare(count, folder);
      } finally {
        delete(folder);
      }
    }
  }

  private void compare(int count, Path folder) throws IOException, InterruptedException {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path source = folder.resolve("Net" + i + ".java");
      Files.writeString(source, network("Net" + i, 128 + i));
      sources.add(source.toString());
    }
    List<String> with = List.of("-processorpath", classPath);
    List<String> without = List.of("-proc:none");
    double[] ours = new double[rounds];
    double[] bare = new double[rounds];
    double[] ratios = new double[rounds];
    compile(sources, with, folder.resolve("with"));
    compile(sources, without, folder.resolve("without"));
    if (!Files.exists(folder.resolve("with").resolve("Net0Trainer.class"))) {
      throw new IOException("the processor did not run: " + folder + " has no Net0Trainer.class");
    }
    for (int i = 0; i < rounds; i++) {
      ours[i] = compile(sources, with, folder.resolve("with"));
      bare[i] = compile(sources, without, folder.resolve("without"));
      ratios[i] = bare[i] / ours[i];
    }
    results
        .line("compile-" + count, "javac")
        .with("ours_us", Median.of(ours), 0)
        .with("peer_us", Median.of(bare), 0)
        .with("ratio", Median.of(ratios), 3)
        .print();
  }

  private static String network(String name, int width) {
    return """
        import dev.regimen.annotation.*;

        @Network(input = {28, 28, 1}, classes = 10)
        @Train(epochs = 20, batch = 128)
        @AdamW(learningRate = 1e-3) @Cosine @WeightDecay(1e-4)
        @Seed(1)
        class %s {
          @Dense(%d) @BatchNorm @Relu @Dropout(0.5) Layer hidden1;
          @Dense(64) @BatchNorm @Relu @Dropout(0.5) Layer hidden2;
          @Dense(10) Layer logits;
        }
        """
        .formatted(name, width);
  }

  /** Microseconds. */
  private double compile(List<String> sources, List<String> options, Path target)
      throws IOException, InterruptedException {
    Files.createDirectories(target);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "-d", target.toString()));
    command.addAll(sources);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("javac failed: " + said);
    }
    return (System.nanoTime() - start) / NANOS;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
