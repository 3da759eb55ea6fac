package dev.regimen.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * The curves of a run as TensorBoard reads them: records of length, masked CRC-32C, an event of
 * protobuf, and its masked CRC-32C. The first event names the version, the others hold scalars.
 */
final class EventFile implements AutoCloseable {
  private static final String VERSION = "brain.Event:2";

  /** Fields of {@code Event}, {@code Summary} and {@code Summary.Value}. */
  private static final int WALL_TIME = 1;

  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int IMAGE = 4;
  private static final int HISTOGRAM = 5;
  private static final int RGB = 3;
  private static final int SESSION_LOG = 7;
  private static final int STATUS = 1;
  private static final int START = 1;
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;

  private final FileOutputStream out;

  /**
   * Begins a file. The name tells TensorBoard what it is, and sorts by time; of two that begin in
   * the same second none is written over.
   *
   * @param seconds since 1970
   */
  EventFile(Path folder, double seconds) throws IOException {
    String name = String.format(Locale.ROOT, "events.out.tfevents.%010d.regimen", (long) seconds);
    Path free = folder.resolve(name);
    for (int number = 2; Files.exists(free); number++) {
      free = folder.resolve(name + "." + number);
    }
    out = new FileOutputStream(free.toFile());
    write(new ProtobufMessage().real(WALL_TIME, seconds).text(FILE_VERSION, VERSION));
  }

  /**
   * Says that a run goes on from a step: what was written of later ones is not drawn.
   *
   * @param seconds since 1970
   */
  void restarted(double seconds, long step) throws IOException {
    write(
        new ProtobufMessage()
            .real(WALL_TIME, seconds)
            .whole(STEP, step)
            .message(SESSION_LOG, new ProtobufMessage().whole(STATUS, START)));
    out.flush();
  }

  /**
   * Adds a point to each of some curves.
   *
   * @param seconds since 1970
   * @param step updates made
   * @param values by tag; the curves of one group have the part before the slash in common
   */
  void scalars(double seconds, long step, Map<String, Double> values) throws IOException {
    ProtobufMessage summary = new ProtobufMessage();
    values.forEach(
        (tag, value) ->
            summary.message(
                VALUE,
                new ProtobufMessage().text(TAG, tag).single(SIMPLE_VALUE, value.floatValue())));
    write(
        new ProtobufMessage().real(WALL_TIME, seconds).whole(STEP, step).message(SUMMARY, summary));
    out.flush();
  }

  /** Adds a summary of one value, which is made elsewhere. */
  void value(double seconds, long step, ProtobufMessage value) throws IOException {
    write(
        new ProtobufMessage()
            .real(WALL_TIME, seconds)
            .whole(STEP, step)
            .message(SUMMARY, new ProtobufMessage().message(VALUE, value)));
    out.flush();
  }

  /**
   * Adds how some tensors are distributed.
   *
   * @param histograms by tag
   */
  void histograms(double seconds, long step, Map<String, TensorHistogram> histograms)
      throws IOException {
    ProtobufMessage summary = new ProtobufMessage();
    histograms.forEach(
        (tag, histogram) ->
            summary.message(
                VALUE,
                new ProtobufMessage().text(TAG, tag).message(HISTOGRAM, message(histogram))));
    write(
        new ProtobufMessage().real(WALL_TIME, seconds).whole(STEP, step).message(SUMMARY, summary));
    out.flush();
  }

  /** Fields of {@code HistogramProto}. */
  private static ProtobufMessage message(TensorHistogram histogram) {
    int bins = histogram.counts().length;
    return new ProtobufMessage()
        .real(1, histogram.low())
        .real(2, histogram.high())
        .real(3, histogram.values())
        .real(4, histogram.sum())
        .real(5, histogram.squares())
        .reals(6, IntStream.range(0, bins).mapToDouble(histogram::end).toArray())
        .reals(7, Arrays.stream(histogram.counts()).asDoubleStream().toArray());
  }

  /**
   * Adds a picture.
   *
   * @param png as a file of PNG
   */
  void image(double seconds, long step, String tag, byte[] png, int height, int width)
      throws IOException {
    ProtobufMessage image =
        new ProtobufMessage().whole(1, height).whole(2, width).whole(3, RGB).bytes(4, png);
    value(seconds, step, new ProtobufMessage().text(TAG, tag).message(IMAGE, image));
  }

  private void write(ProtobufMessage event) throws IOException {
    byte[] payload = event.bytes();
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(payload.length)
            .array();
    ByteBuffer record =
        ByteBuffer.allocate(Long.BYTES + payload.length + 2 * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    record.put(length).putInt(masked(length)).put(payload).putInt(masked(payload));
    out.write(record.array());
  }

  /** A checksum is not stored as it is, because files of records may hold such files. */
  static int masked(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
