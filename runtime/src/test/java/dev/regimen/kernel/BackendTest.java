package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class BackendTest {
  @Test
  void oneThreadHoldsInOpenBlas() {
    Backend.load();
    assertEquals(1, BlasThreads.number());
    openblas_nolapack.blas_set_num_threads(2); // as ND4J does when a program is the first to use it
    assertEquals(2, BlasThreads.number());
    OpenMp.hold();
    assertEquals(1, BlasThreads.number());
  }

  @Test
  void aThreadKeepsItsNumberBesideNd4j() {
    OpenMp.hold();
    Backend.nd4j();
    assertEquals(1, BlasThreads.number());
    assertEquals(1, OpenMp.hold());
    OpenMp.release(2);
    assertEquals(2, OpenMp.hold());
    assertEquals(1, Backend.nd4j().ompGetMaxThreads());
  }

  @Test
  void theMessageHoldsTheDependencies() {
    Throwable cause = new ExceptionInInitializerError(new RuntimeException("no backend found"));
    String message = BackendMissingException.message("linux-x86_64", cause);
    assertTrue(message.startsWith("[Regimen:BackendMissing] no ND4J backend for linux-x86_64"));
    assertTrue(message.contains("no backend found"));
    assertTrue(message.contains("<classifier>linux-x86_64-onednn-avx2</classifier>"));
    assertTrue(message.contains("<artifactId>openblas</artifactId>"));
    assertEquals("linux-arm64", BackendMissingException.classifier("linux-arm64"));
    assertEquals("macosx-arm64", BackendMissingException.classifier("macosx-arm64"));
    assertEquals(
        "windows-x86_64-onednn-avx2", BackendMissingException.classifier("windows-x86_64"));
  }

  @Test
  void theVersionsAreThoseOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    assertTrue(pom.contains("<nd4j.version>" + BackendMissingException.ND4J + "<"));
    assertTrue(pom.contains("<openblas.version>" + BackendMissingException.OPENBLAS + "<"));
    assertTrue(pom.contains("<javacpp.version>" + BackendMissingException.JAVACPP + "<"));
  }
}
