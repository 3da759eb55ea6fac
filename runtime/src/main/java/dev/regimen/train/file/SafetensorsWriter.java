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

/** Writes a safetensors file: what is added, in that order, behind a header that says so. */
public final class SafetensorsWriter {
  private static final int TILE = 1 << 14;

  /** The tensors' bytes begin at a multiple of this, which other readers map to memory. */
  private static final int ALIGNMENT = 8;

  private final List<Part> parts = new ArrayList<>();
  private final StringJoiner header = new StringJoiner(",", "{", "}");
  private long end;

  /** Numbers and their precision in the file. */
  private record Part(Reals values, boolean doubles) {
    int width() {
      return doubles ? Double.BYTES : Float.BYTES;
    }
  }

  public SafetensorsWriter(Map<String, String> metadata) {
    StringJoiner texts = new StringJoiner(",", "{", "}");
    metadata.forEach((key, text) -> texts.add(Json.quote(key) + ":" + Json.quote(text)));
    header.add(Json.quote(Safetensors.METADATA) + ":" + texts);
  }

  public void add(String name, List<Integer> shape, Reals values, boolean doubles) {
    long begin = end;
    Part part = new Part(values, doubles);
    end += values.length() * part.width();
    parts.add(part);
    // Not %d, whose digits some locales write in other letters.
    header.add(
        String.format(
            Locale.ROOT,
            "%s:{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}",
            Json.quote(name),
            doubles ? "F64" : "F32",
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
    ByteBuffer start = buffer(Safetensors.LENGTH_BYTES + padded);
    start.putLong(padded).put(text);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    drain(start, out);
    ByteBuffer bytes = buffer(TILE * Double.BYTES);
    for (Part part : parts) {
      write(part, bytes, out);
    }
  }

  private static void write(Part part, ByteBuffer bytes, RandomAccessFile out) throws IOException {
    Reals values = part.values();
    for (long at = 0; at < values.length(); at++) {
      if (part.doubles()) {
        bytes.putDouble(values.get(at));
      } else {
        bytes.putFloat((float) values.get(at));
      }
      if (bytes.remaining() < Double.BYTES) {
        drain(bytes, out);
      }
    }
    drain(bytes, out);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void drain(ByteBuffer bytes, RandomAccessFile out) throws IOException {
    out.write(bytes.array(), 0, bytes.position());
    bytes.clear();
  }
}
