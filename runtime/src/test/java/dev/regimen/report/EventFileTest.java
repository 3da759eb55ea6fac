package dev.regimen.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.tensorflow.framework.HistogramProto;
import org.tensorflow.framework.Summary;

/** What is written is read by Google's protobuf and TensorFlow's own class for summaries. */
@Tag("training")
class EventFileTest {
  /** An event as a reader sees it. */
  record Event(double time, long step, String version, Summary summary, boolean restarted) {}

  @Test
  void scalarsAreReadBack(@TempDir Path folder) throws IOException {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("train/loss", 0.25);
    values.put("validation/accuracy", 0.875);
    try (EventFile file = new EventFile(folder, 1_700_000_000.5)) {
      file.scalars(1_700_000_001.25, 407, values);
      file.scalars(1_700_000_002, 3_000_000_000L, Map.of("lr", 1e-3));
    }
    List<Event> events = read(folder);
    assertEquals(3, events.size());
    assertEquals("brain.Event:2", events.get(0).version());
    assertEquals(1_700_000_000.5, events.get(0).time());
    assertEquals(407, events.get(1).step());
    assertEquals(1_700_000_001.25, events.get(1).time());
    assertEquals("train/loss", events.get(1).summary().getValue(0).getTag());
    assertEquals(0.25f, events.get(1).summary().getValue(0).getSimpleValue());
    assertEquals("validation/accuracy", events.get(1).summary().getValue(1).getTag());
    assertEquals(0.875f, events.get(1).summary().getValue(1).getSimpleValue());
    assertEquals(3_000_000_000L, events.get(2).step());
    assertEquals(1e-3f, events.get(2).summary().getValue(0).getSimpleValue());
  }

  /** A run that is resumed within a second of its begin has both files. */
  @Test
  void noFileIsWrittenOver(@TempDir Path folder) throws IOException {
    for (int i = 0; i < 3; i++) {
      new EventFile(folder, 1_700_000_000.1 + i / 10.0).close();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("", ".2", ".3"),
          files
              .map(file -> file.getFileName().toString())
              .sorted()
              .map(name -> name.replace("events.out.tfevents.1700000000.regimen", ""))
              .toList());
    }
  }

  @Test
  void histogramsAndPicturesAreReadBack(@TempDir Path folder) throws IOException {
    double[] values = {-1, 0, 0, 0.5, 3};
    try (EventFile file = new EventFile(folder, 1)) {
      file.histograms(2, 7, Map.of("weights/a", TensorHistogram.of(values)));
      file.image(2, 7, "sheet", new byte[] {1, 2, 3}, 5, 6);
      file.restarted(3, 9);
    }
    List<Event> events = read(folder);
    Summary.Value weights = events.get(1).summary().getValue(0);
    assertEquals("weights/a", weights.getTag());
    HistogramProto histogram = weights.getHisto();
    assertEquals(-1, histogram.getMin());
    assertEquals(3, histogram.getMax());
    assertEquals(5, histogram.getNum());
    assertEquals(2.5, histogram.getSum());
    assertEquals(10.25, histogram.getSumSquares());
    for (double value : values) {
      int bin = 0;
      while (histogram.getBucketLimit(bin) <= value && bin < histogram.getBucketCount() - 1) {
        bin++;
      }
      assertTrue(histogram.getBucket(bin) > 0, "of " + value);
    }
    assertEquals(5, histogram.getBucketList().stream().mapToDouble(n -> n).sum());
    Summary.Image image = events.get(2).summary().getValue(0).getImage();
    assertEquals(
        List.of(5, 6, 3), List.of(image.getHeight(), image.getWidth(), image.getColorspace()));
    assertArrayEquals(new byte[] {1, 2, 3}, image.getEncodedImageString().toByteArray());
    assertEquals(9, events.get(3).step());
    assertTrue(events.get(3).restarted());
  }

  /** 0xE3069283 is the check value that CRC catalogues give for CRC-32C of "123456789". */
  @Test
  void checksumsAreMasked() {
    int crc = 0xE3069283;
    int rotated = crc >>> 15 | crc << 17;
    assertEquals(rotated + 0xa282ead8, EventFile.masked("123456789".getBytes(US_ASCII)));
  }

  static List<Event> read(Path folder) throws IOException {
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().startsWith("events")).toList();
    }
    assertEquals(1, files.size());
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(files.get(0))).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[Long.BYTES];
      bytes.get(length);
      assertEquals(EventFile.masked(length), bytes.getInt());
      byte[] payload =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(payload);
      assertEquals(EventFile.masked(payload), bytes.getInt());
      events.add(event(payload));
    }
    return events;
  }

  private static Event event(byte[] payload) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(payload);
    double time = Double.NaN;
    long step = 0;
    String version = "";
    Summary summary = Summary.getDefaultInstance();
    boolean restarted = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> time = in.readDouble();
        case 2 -> step = in.readInt64();
        case 3 -> version = in.readString();
        case 7 -> {
          CodedInputStream log = CodedInputStream.newInstance(in.readByteArray());
          restarted = log.readTag() == 1 << 3 && log.readEnum() == 1;
        }
        case 5 -> summary = Summary.parseFrom(in.readByteArray());
        default -> throw new AssertionError("field " + WireFormat.getTagFieldNumber(tag));
      }
    }
    return new Event(time, step, version, summary, restarted);
  }
}
