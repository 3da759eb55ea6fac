package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TextStream;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.examples.text.ShakespeareGptTrainer;
import dev.regimen.examples.text.ShakespeareLstmTrainer;
import dev.regimen.train.StepProbe;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is known of the networks before they are trained, and the command on a short text. */
@Tag("training")
class ShakespeareTest {
  private static final String TEXT = "tiny-shakespeare/input.txt";

  @TempDir Path folder;

  /** ln 65: each of 65 characters is as probable as any. */
  @Test
  void theLossBeginsWhereNothingIsKnown() {
    Dataset text = TextStream.read(RealData.of(TEXT)).load();
    Splits splits = Splits.of(text, 0.1, 0, true, 1);
    assertEquals("a text of 1003854 characters", told(splits.train()));
    assertEquals("a text of 111540 characters", told(splits.validation()));
    begins(new ShakespeareGptTrainer(), splits, 0.1);
    begins(new ShakespeareLstmTrainer(), splits, 0.1);
  }

  private static String told(Dataset data) {
    String text = data.toString();
    return text.substring(text.indexOf("a text of"));
  }

  private static void begins(Trainer<?> trainer, Splits splits, double near) {
    Tokenizer tokenizer =
        Tokenizer.learn(trainer.blueprint().texts().orElseThrow(), splits.train());
    assertEquals(65, tokenizer.units().size());
    Dataset windows = Texts.encoded(splits.validation(), tokenizer);
    try (StepProbe probe = StepProbe.of(trainer, windows, 24)) {
      int[] some = IntStream.range(0, 24).map(i -> 40 * i).toArray();
      assertEquals(Math.log(65), probe.loss(some), near, trainer.blueprint().network());
    }
  }

  @Test
  void theCommandReadsAndWrites() throws IOException {
    Path text = folder.resolve("short.txt");
    Files.writeString(text, Files.readString(RealData.of(TEXT)).substring(0, 6_000));
    StringWriter out = new StringWriter();
    CommandLine command = Examples.commandLine();
    command.setOut(new PrintWriter(out, true));
    System.setProperty("regimen.progress", "off");
    System.setProperty("regimen.nextToken.windows", "24");
    try {
      String[] line = {"shakespeare", text.toString(), "--characters", "8", "--prompt", "First"};
      assertEquals(0, command.execute(line));
    } finally {
      System.clearProperty("regimen.progress");
      System.clearProperty("regimen.nextToken.windows");
    }
    String[] lines = out.toString().split("\n", 2);
    assertTrue(lines[0].startsWith("validation loss "), out.toString());
    assertTrue(lines[1].startsWith("First"), out.toString());
    assertEquals("First".length() + 8, lines[1].stripTrailing().length(), 8, out.toString());
  }
}
