package dev.regimen.train.file;

import dev.regimen.kernel.Reals;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.CRC32C;

/** Writes a safetensors file: what is added, in that order, behind a header that says so. */
public final class SafetensorsWriter {
  private static final int TILE = 1 << 14;

  /** The tensors' bytes begin at a multiple of this, which other readers map to memory. */
  private static final int ALIGNMENT = 8;

  private final List<Part> parts = new ArrayList<>();
  private final StringJoiner header = new StringJoiner(",", "{", "}");
  private long end;

  /** Numbers and how they lie in the file. */
  private interface Part {
    void writeTo(ByteBuffer bytes, Sink sink) throws IOException;
  }

  /** Where bytes go, and their checksum so far. */
  private record Sink(RandomAccessFile out, CRC32C sum) {
    void drain(ByteBuffer bytes) throws IOException {
      out.write(bytes.array(), 0, bytes.position());
      sum.update(bytes.array(), 0, bytes.position());
      bytes.clear();
    }
  }

  public SafetensorsWriter(Map<String, String> metadata) {
    StringJoiner texts = new StringJoiner(",", "{", "}");
    metadata.forEach((key, text) -> texts.add(Json.quote(key) + ":" + Json.quote(text)));
    header.add(Json.quote(Safetensors.METADATA) + ":" + texts);
  }

  /** Adds a tensor, in double or as floats. */
  public void add(String name, List<Integer> shape, Reals values, boolean doubles) {
    int width = doubles ? Double.BYTES : Float.BYTES;
    announce(name, doubles ? "F64" : "F32", shape, values.length() * width);
    parts.add(
        doubles
            ? (bytes, sink) -> doubles(values, bytes, sink)
            : (bytes, sink) -> floats(values, bytes, sink));
  }

  /** Adds a list of whole numbers. */
  public void add(String name, long[] values) {
    announce(name, "I64", List.of(values.length), (long) values.length * Long.BYTES);
    parts.add(
        (bytes, sink) -> {
          for (long value : values) {
            bytes.putLong(value);
            if (bytes.remaining() < Long.BYTES) {
              sink.drain(bytes);
            }
          }
          sink.drain(bytes);
        });
  }

  /** Ends the file with a checksum of all bytes before it, as a tensor that other readers skip. */
  public void addChecksum() {
    announce(Checksum.TENSOR, "I64", List.of(1), Long.BYTES);
    parts.add(
        (bytes, sink) -> {
          bytes.putLong(sink.sum().getValue());
          sink.drain(bytes);
        });
  }

  private void announce(String name, String type, List<Integer> shape, long length) {
    long begin = end;
    end += length;
    // Not %d, whose digits some locales write in other letters.
    header.add(
        String.format(
            Locale.ROOT,
            "%s:{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}",
            Json.quote(name),
            type,
            shape,
            begin,
            end));
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written, or could not be read again
   */
  public void write(Path file) throws IOException {
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (padded > Safetensors.LONGEST_HEADER || parts.size() > Safetensors.MOST_TENSORS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: its header would have %,d bytes for %,d tensors, and at most %,d and %,d can be"
                  + " read again: shorten the names of classes or columns",
              Printable.of(file),
              padded,
              parts.size(),
              Safetensors.LONGEST_HEADER,
              Safetensors.MOST_TENSORS));
    }
    FileReplacement.write(file, out -> write(text, padded, out));
  }

  private void write(byte[] text, int padded, RandomAccessFile out) throws IOException {
    Sink sink = new Sink(out, new CRC32C());
    ByteBuffer start = buffer(Safetensors.LENGTH_BYTES + padded);
    start.putLong(padded).put(text);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    sink.drain(start);
    ByteBuffer bytes = buffer(TILE * Double.BYTES);
    for (Part part : parts) {
      part.writeTo(bytes, sink);
    }
  }

  private static void doubles(Reals values, ByteBuffer bytes, Sink sink) throws IOException {
    for (long at = 0; at < values.length(); at++) {
      bytes.putDouble(values.get(at));
      if (bytes.remaining() < Double.BYTES) {
        sink.drain(bytes);
      }
    }
    sink.drain(bytes);
  }

  private static void floats(Reals values, ByteBuffer bytes, Sink sink) throws IOException {
    float[] tile = new float[TILE];
    for (long at = 0; at < values.length(); at += TILE) {
      int count = (int) Math.min(TILE, values.length() - at);
      values.read(at, tile, 0, count);
      bytes.asFloatBuffer().put(tile, 0, count);
      bytes.position(count * Float.BYTES);
      sink.drain(bytes);
    }
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
