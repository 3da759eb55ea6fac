package dev.regimen.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message in protobuf's wire format: numbered fields, whose meaning the reader knows. */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private void key(int field, int type) {
    varint((long) field << 3 | type);
  }

  ProtobufMessage whole(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  ProtobufMessage real(int field, double value) {
    key(field, EIGHT_BYTES);
    byte[] raw = little(Double.BYTES).putDouble(value).array();
    bytes.write(raw, 0, raw.length);
    return this;
  }

  ProtobufMessage single(int field, float value) {
    key(field, FOUR_BYTES);
    byte[] raw = little(Float.BYTES).putFloat(value).array();
    bytes.write(raw, 0, raw.length);
    return this;
  }

  ProtobufMessage text(int field, String value) {
    return raw(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufMessage message(int field, ProtobufMessage value) {
    return raw(field, value.bytes());
  }

  ProtobufMessage bytes(int field, byte[] value) {
    return raw(field, value);
  }

  /** Packed. */
  ProtobufMessage reals(int field, double[] values) {
    ByteBuffer packed = little(Double.BYTES * values.length);
    for (double value : values) {
      packed.putDouble(value);
    }
    return raw(field, packed.array());
  }

  private ProtobufMessage raw(int field, byte[] value) {
    key(field, LENGTH_DELIMITED);
    varint(value.length);
    bytes.write(value, 0, value.length);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
