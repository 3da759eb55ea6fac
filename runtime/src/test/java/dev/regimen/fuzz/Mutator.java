package dev.regimen.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages inputs as files are damaged, by chance and on purpose: bits, bytes, numbers at the bounds
 * of their types in either byte order, parts that are cut, left out, doubled or taken from another
 * input, and words of the formats. Half of all are made of the seeds, the others of what was read
 * before.
 */
final class Mutator {
  /** What is read grows else, because whatever is kept is made longer again. */
  private static final int LONG = 1 << 12;

  private static final int MOST_KEPT = 1000;

  private static final long[] BOUNDS = {
    0,
    1,
    -1,
    127,
    128,
    255,
    256,
    32767,
    32768,
    65535,
    65536,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    0x100000000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 62,
    100_000_000
  };

  private static final String[] WORDS = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\u0000",
    "\\",
    "null",
    "true",
    "1e999",
    "NaN",
    "-0",
    "9223372036854775807",
    "-9223372036854775808",
    "0.",
    "inf",
    "\"dtype\"",
    "\"shape\"",
    "\"data_offsets\"",
    "__metadata__",
    "\"F32\"",
    "\n",
    "\r\n",
    ";",
    "\t",
    "sep=;",
    "..",
    "../",
    "/etc/passwd",
    "\0",
    "\u00ff\u00fe",
    "\u001b[2J",
    "IDAT",
    "tRNS",
    "eXIf",
    "PLTE",
    "IEND",
    "Exif\0\0",
    "MM\0*",
    "II*\0",
    "\u00ff\u00d9",
    "\u00ff\u00c2",
    "PK\1\2",
    "PK\5\6",
    "PK\3\4",
    "ustar\0",
    "\u001f\u008b\b"
  };

  private final SplittableRandom random;
  private final List<byte[]> corpus;
  private final int seeds;
  private final int longest;

  Mutator(long seed, List<byte[]> seeds) {
    this.random = new SplittableRandom(seed);
    this.corpus = new ArrayList<>(seeds);
    this.seeds = seeds.size();
    this.longest =
        seeds.stream().mapToInt(input -> Math.max(LONG, 2 * input.length)).max().orElse(0);
  }

  byte[] next() {
    byte[] input = corpus.get(random.nextInt(random.nextBoolean() ? seeds : corpus.size()));
    for (int times = random.nextInt(4); times >= 0; times--) {
      input = mutate(input);
    }
    return input;
  }

  /** Keeps an input that was read, so that others are made of it. */
  void keep(byte[] input) {
    if (corpus.size() < MOST_KEPT) {
      corpus.add(input);
    } else {
      corpus.set(seeds + random.nextInt(MOST_KEPT - seeds), input);
    }
  }

  private byte[] mutate(byte[] from) {
    if (from.length == 0) {
      return word();
    }
    byte[] input = from.clone();
    int at = random.nextInt(input.length);
    int length = 1 + random.nextInt(Math.min(64, input.length - at));
    switch (random.nextInt(9)) {
      case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> input[at] = (byte) random.nextInt(256);
      case 2 -> number(input, at);
      case 3 -> input = Arrays.copyOf(input, at);
      case 4 -> input = spliced(input, at, at + length, new byte[0]);
      case 5 -> input = spliced(input, at, at, Arrays.copyOfRange(input, at, at + length));
      case 6 -> {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int start = random.nextInt(other.length + 1);
        input = spliced(input, at, input.length, Arrays.copyOfRange(other, start, other.length));
      }
      case 7 -> input = spliced(input, at, at + random.nextInt(2), word());
      default -> Arrays.fill(input, at, at + length, (byte) random.nextInt(-1, 1));
    }
    return input;
  }

  private byte[] word() {
    return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.ISO_8859_1);
  }

  private void number(byte[] input, int at) {
    ByteBuffer bytes = ByteBuffer.wrap(input);
    bytes.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long bound = BOUNDS[random.nextInt(BOUNDS.length)] + random.nextInt(-1, 2);
    int left = input.length - at;
    switch (random.nextInt(3)) {
      case 0 -> {
        if (left >= Long.BYTES) {
          bytes.putLong(at, bound);
        }
      }
      case 1 -> {
        if (left >= Integer.BYTES) {
          bytes.putInt(at, (int) bound);
        }
      }
      default -> {
        if (left >= Short.BYTES) {
          bytes.putShort(at, (short) bound);
        }
      }
    }
  }

  private byte[] spliced(byte[] input, int from, int to, byte[] part) {
    int end = Math.min(to, input.length);
    int length = Math.min(longest, input.length - (end - from) + part.length);
    byte[] all = new byte[input.length - (end - from) + part.length];
    System.arraycopy(input, 0, all, 0, from);
    System.arraycopy(part, 0, all, from, part.length);
    System.arraycopy(input, end, all, from + part.length, input.length - end);
    return Arrays.copyOf(all, length);
  }
}
