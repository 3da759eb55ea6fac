package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

@Tag("training")
class BackendTest {
  @Test
  void oneThreadHoldsInOpenBlas() {
    Backend.load();
    assertEquals(1, openblas.blas_get_num_threads());
    Nd4j.rand(4, 4).mmul(Nd4j.rand(4, 4));
    assertEquals(1, openblas.blas_get_num_threads());
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
