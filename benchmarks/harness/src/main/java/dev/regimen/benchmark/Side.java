package dev.regimen.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of those that are compared, and how its process is started.
 *
 * @param name as it stands in the results
 * @param command without workload and threads
 */
record Side(String name, List<String> command) {
  static final String TENSORFLOW = "tensorflow";

  private static final String PACKAGE = "dev.regimen.benchmark.";

  /**
   * libtorch takes and frees its temporaries in every step; the C library is told not to give them
   * back to the system in between, which saves up to a tenth.
   */
  private static final Map<String, String> KEEP_MEMORY =
      Map.of("MALLOC_MMAP_THRESHOLD_", "1073741824", "MALLOC_TRIM_THRESHOLD_", "4294967296");

  /**
   * A side of this name.
   *
   * @param modules the folder that holds the sides' modules, each with its class path in {@code
   *     target/classpath}
   */
  static Side named(String name, Path modules) throws IOException {
    return switch (name) {
      case "ours" -> side(name, modules.resolve("ours"), "ours.Ours");
      case "floor" -> side(name, modules.resolve("ours"), "ours.Floor");
      case "libtorch" ->
          side(
              name,
              modules.resolve("libtorch"),
              "libtorch.Libtorch",
              "-Dorg.bytedeco.openblas.load=mkl_rt");
      case "dl4j" -> side(name, modules.resolve("dl4j"), "dl4j.Dl4j");
      case TENSORFLOW -> side(name, modules.resolve(name), "tensorflow.Tensorflow");
      case RecordCost.NAME -> side(name, modules.resolve("ours"), "ours.RecordedRuns");
      case UnlabelledCost.NAME -> side(name, modules.resolve("ours"), "ours.UnlabelledSteps");
      case "mlp-128", "embedding-none" -> side(name, modules.resolve("ours"), "ours.Ours");
      default ->
          throw new IllegalArgumentException(
              "no peer is named '%s'; there are floor, libtorch, dl4j, tensorflow".formatted(name));
    };
  }

  /** Variables of the environment that let this side run at its best. */
  Map<String, String> environment() {
    return name.equals("libtorch") ? KEEP_MEMORY : Map.of();
  }

  private static Side side(String name, Path module, String main, String... options)
      throws IOException {
    Path target = module.resolve("target");
    String libraries = Files.readString(target.resolve("classpath")).strip();
    String classPath = target.resolve("classes") + File.pathSeparator + libraries;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
    command.addAll(Isa.chosen().options());
    command.addAll(List.of(options));
    String data = System.getProperty(Images.FOLDER);
    if (data != null) {
      command.add("-D" + Images.FOLDER + "=" + data);
    }
    command.addAll(List.of("-cp", classPath, PACKAGE + main));
    return new Side(name, List.copyOf(command));
  }
}
