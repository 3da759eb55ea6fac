package dev.regimen.train.file;

import dev.regimen.kernel.Reals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads the elements of a file's tensors: F32 and F64 as they are, F16 and BF16 widened, of which
 * every value is a float too. What a network has in float and a file in F64 is rounded.
 */
public final class TensorValues {
  private static final int TILE_BYTES = 1 << 16;

  /** Bits of a half's fraction. */
  private static final int HALF_FRACTION = 10;

  /** Bits that a float's fraction has more. */
  private static final int MORE_FRACTION = 23 - HALF_FRACTION;

  /** What a float's exponent is biased by, less what a half's is. */
  private static final int MORE_BIAS = 127 - 15;

  private static final int HALF_EXPONENT = 0x1f;
  private static final int FLOAT_EXPONENT = 0xff;

  private static final List<String> TYPES = List.of("F32", "F64", "F16", "BF16");

  private TensorValues() {}

  /** Whether elements of this type are read. */
  public static boolean reads(String type) {
    return TYPES.contains(type);
  }

  /** What is said of a tensor of another type. */
  public static String refusal(String type) {
    return String.format(
        Locale.ROOT, "type %s, but only %s are read", type, String.join(", ", TYPES));
  }

  /**
   * All elements of a tensor.
   *
   * @param header of the same file
   * @param into as long as the tensor
   */
  public static void read(
      RandomAccessFile in, Path file, Safetensors header, Safetensors.Entry entry, Reals into)
      throws IOException {
    String type = entry.type();
    int width = Safetensors.width(type);
    long start = header.dataStart() + entry.begin();
    long done = 0;
    while (done < into.length()) {
      int count = (int) Math.min(TILE_BYTES / width, into.length() - done);
      ByteBuffer bytes = Safetensors.readFully(in, file, start + done * width, count * width);
      for (int i = 0; i < count; i++) {
        into.set(done + i, next(bytes, type));
      }
      done += count;
    }
  }

  private static double next(ByteBuffer bytes, String type) {
    return switch (type) {
      case "F64" -> bytes.getDouble();
      case "F16" -> half(bytes.getShort());
      case "BF16" -> brain(bytes.getShort());
      default -> bytes.getFloat();
    };
  }

  /** The float of an IEEE 754 half: 1 bit of sign, 5 of exponent, 10 of fraction. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >>> HALF_FRACTION & HALF_EXPONENT;
    int fraction = bits & (1 << HALF_FRACTION) - 1;
    if (exponent == 0) {
      // Subnormal, which is normal as a float.
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == HALF_EXPONENT ? FLOAT_EXPONENT : exponent + MORE_BIAS;
    return Float.intBitsToFloat(
        sign | wide << HALF_FRACTION + MORE_FRACTION | fraction << MORE_FRACTION);
  }

  /** The float of a bfloat16, which is its upper half. */
  static float brain(short bits) {
    return Float.intBitsToFloat(bits << Short.SIZE);
  }
}
