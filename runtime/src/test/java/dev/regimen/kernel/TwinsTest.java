package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's own program that writes the twins in double. */
@Tag("training")
class TwinsTest {
  @TempDir Path folder;

  private Path masters() throws IOException {
    return Files.createDirectories(folder.resolve("masters"));
  }

  private Path written() {
    return folder.resolve("written");
  }

  /** Runs it on the masters; what it prints. */
  private String run(int expected) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ChildJvm.command(
                    "src/build/Twins.java", masters().toString(), written().toString()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(expected, process.waitFor(), output);
    return output;
  }

  @Test
  void aTypeThatSaysFloatGetsATwinOfItsOwn() throws Exception {
    Files.createDirectories(written());
    Files.writeString(written().resolve("Old.java"), "");
    String master = "package p;\n\nclass FloatSum {\n  float half = 0.5f + 1e-3f * 2f;\n}\n";
    Files.writeString(masters().resolve("FloatSum.java"), master);
    run(0);
    String mark = "package p; // Written by the build: edit FloatSum in twins.";
    String marked = master.replace("package p;", mark);
    assertEquals(marked, Files.readString(written().resolve("FloatSum.java")));
    assertEquals(
        mark + "\n\nclass DoubleSum {\n  double half = 0.5 + 1e-3 * 2.0;\n}\n",
        Files.readString(written().resolve("DoubleSum.java")));
    assertFalse(Files.exists(written().resolve("Old.java")), "what no master stands behind");
  }

  @Test
  void membersThatMentionFloatsGetOverloadsUnlessTheyAreThere() throws Exception {
    String[] master = {
      "package p;",
      "import java.nio.FloatBuffer;",
      "class Sums {",
      "  private float[] floatRow = {};",
      "  /** In float. */",
      "  static float of(float[] tile) { return (float) tile[0]; }",
      "  float by(float x) { return x; }",
      "  double by(double x) { return 2 * x; }",
      "  int count() { return floatRow.length; }",
      "}"
    };
    Files.writeString(masters().resolve("Sums.java"), String.join("\n", master));
    run(0);
    String[] twins = {
      "package p; // Written by the build: edit Sums in twins.",
      "import java.nio.FloatBuffer; import java.nio.DoubleBuffer;",
      "class Sums {",
      master[3],
      master[4],
      master[5],
      master[6],
      master[7],
      master[8],
      "",
      "  private double[] doubleRow = {};",
      "  /** In double. */",
      "  @SuppressWarnings(\"cast\") static double of(double[] tile) { return (double) tile[0]; }",
      "}",
      ""
    };
    assertEquals(String.join("\n", twins), Files.readString(written().resolve("Sums.java")));
  }

  @Test
  void aTwinNeedsAnotherName() throws Exception {
    Files.writeString(masters().resolve("Sums.java"), "class Sums {\n  float[] row = {};\n}\n");
    assertTrue(
        run(1)
            .contains("Sums: neither the name nor a parameter of this says float: float[] row ="));
  }
}
