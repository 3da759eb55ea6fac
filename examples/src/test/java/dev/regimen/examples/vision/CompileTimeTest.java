package dev.regimen.examples.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest network is compiled while one waits: what the processor does with it grows with its
 * layers, not with their square.
 */
@Tag("training")
class CompileTimeTest {
  /** On an idle machine it takes a quarter of that. */
  private static final double SECONDS = 10;

  private static final Path SOURCES = Path.of("src/main/java/dev/regimen/examples/vision");

  @TempDir Path folder;

  @Test
  void resNet50IsGeneratedAndCompiledInSeconds() throws IOException {
    assumeTrue(Files.isDirectory(SOURCES), () -> "skipped: no " + SOURCES + " here");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    StringWriter messages = new StringWriter();
    assertTrue(compile(messages), messages.toString());
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    assertEquals("", messages.toString());
    assertTrue(Files.exists(folder.resolve("dev/regimen/examples/vision/ResNet50Trainer.class")));
    assertTrue(seconds < SECONDS, seconds + " s of the processor's time");
  }

  private boolean compile(StringWriter messages) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(folder));
      List<Path> sources =
          Stream.of("ResNet50", "ImageNetRegime", "Bottleneck")
              .map(name -> SOURCES.resolve(name + ".java"))
              .toList();
      return javac
          .getTask(
              messages,
              files,
              null,
              List.of("-Xlint:-options"),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
  }
}
