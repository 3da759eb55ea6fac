package dev.regimen.data.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes as ImageIO reads them; its own streams copy them to a cache or to a temporary file. */
final class ByteImageStream extends ImageInputStreamImpl {
  private final byte[] bytes;

  ByteImageStream(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int at, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(bytes, (int) streamPos, into, at, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
