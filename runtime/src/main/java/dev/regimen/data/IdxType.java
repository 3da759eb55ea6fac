package dev.regimen.data;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The types of values an IDX file can hold, all big-endian. */
enum IdxType {
  UBYTE(0x08, 1),
  BYTE(0x09, 1),
  SHORT(0x0b, 2),
  INT(0x0c, 4),
  FLOAT(0x0d, 4),
  DOUBLE(0x0e, 8);

  private final int code;
  private final int bytes;

  IdxType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static @Nullable IdxType of(int code) {
    for (IdxType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }

  /** The bytes of one value. */
  int bytes() {
    return bytes;
  }

  /** Value {@code index} of the buffer. */
  double get(ByteBuffer buffer, int index) {
    int at = index * bytes;
    switch (this) {
      case UBYTE:
        return buffer.get(at) & 0xff;
      case BYTE:
        return buffer.get(at);
      case SHORT:
        return buffer.getShort(at);
      case INT:
        return buffer.getInt(at);
      case FLOAT:
        return buffer.getFloat(at);
      default:
        return buffer.getDouble(at);
    }
  }
}
