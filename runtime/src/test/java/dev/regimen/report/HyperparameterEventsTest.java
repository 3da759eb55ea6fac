package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.regimen.train.HandTrainer;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.tensorflow.framework.Summary;

/** Sessions as TensorBoard's plugin reads them, by Google's protobuf. */
@Tag("training")
class HyperparameterEventsTest {
  @TempDir private Path folder;

  /** What a session says: its numbers, its network, its group, how it ended. */
  private record Session(Map<String, Object> values, String group, long status) {}

  private Session run(String name, double rate, long seed) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", 1)
        .set("learningRate", rate)
        .set("seed", seed)
        .listener(
            new Listener() {
              @Override
              public void onRunEnd(Run run, RunResult<?> result) {
                try (RunEvents events = new RunEvents(own, run, Instant.EPOCH)) {
                  events.end(run, Instant.EPOCH, RunStatus.of(result.stopReason()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            })
        .fit(RunFolderTest.clouds(List.of("a", "b", "c")));
    Map<String, Object> values = new HashMap<>();
    String group = "";
    long status = 0;
    for (EventFileTest.Event event : EventFileTest.read(own)) {
      for (Summary.Value value : event.summary().getValueList()) {
        if (value.getTag().startsWith("_hparams_/")) {
          assertEquals("hparams", value.getMetadata().getPluginData().getPluginName());
          assertEquals(0, value.getTensor().getTensorShape().getDim(0).getSize());
          CodedInputStream content =
              CodedInputStream.newInstance(
                  value.getMetadata().getPluginData().getContent().toByteArray());
          assertEquals(1 << 3, content.readTag());
          assertEquals(0, content.readInt32(), "the version");
          int field = WireFormat.getTagFieldNumber(content.readTag());
          assertEquals(value.getTag().endsWith("start_info") ? 3 : 4, field);
          CodedInputStream session = CodedInputStream.newInstance(content.readByteArray());
          if (field == 3) {
            group = start(session, values);
          } else {
            session.readTag();
            status = session.readEnum();
          }
        }
      }
    }
    return new Session(values, group, status);
  }

  private static String start(CodedInputStream session, Map<String, Object> values)
      throws IOException {
    String group = "";
    for (int tag = session.readTag(); tag != 0; tag = session.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> entry(CodedInputStream.newInstance(session.readByteArray()), values);
        case 4 -> group = session.readString();
        default -> session.skipField(tag);
      }
    }
    return group;
  }

  private static void entry(CodedInputStream entry, Map<String, Object> values) throws IOException {
    entry.readTag();
    String name = entry.readString();
    entry.readTag();
    CodedInputStream value = CodedInputStream.newInstance(entry.readByteArray());
    boolean text = WireFormat.getTagFieldNumber(value.readTag()) == 3;
    values.put(name, text ? value.readString() : (Object) value.readDouble());
  }

  @Test
  void sessionsOfOneRegimeAreOneGroup() throws IOException {
    Session first = run("a", 0.25, 1);
    assertEquals(0.25, first.values().get("learningRate"));
    assertEquals(1.0, first.values().get("epochs"));
    assertEquals("Hand", first.values().get("network"));
    assertEquals(1, first.status());
    Session seeded = run("b", 0.25, 2);
    assertEquals(first.group(), seeded.group());
    assertEquals(2.0, seeded.values().get("seed"));
    assertNotEquals(first.group(), run("c", 0.5, 1).group());
  }
}
