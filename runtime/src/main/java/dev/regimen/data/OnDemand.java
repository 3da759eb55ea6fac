package dev.regimen.data;

/**
 * Images that are decoded when they are read; none is held.
 *
 * @param size the number of images
 * @param width the bytes of one
 * @param threads how many decode ahead of a {@link Reading}
 */
record OnDemand(int size, int width, int threads, ImageSource images) implements Features {
  /** What decoded images ahead of a reading may take, beside two batches. */
  private static final long MOST_AHEAD = 64L << 20;

  private static final int SHARE_OF_HEAP = 16;

  @Override
  public void copy(int row, float[] into, int at) {
    ByteTable.intensities(bytes(row), 0, width, into, at);
  }

  /** The bytes of one image. */
  byte[] bytes(int row) {
    byte[] image = images.read(row);
    if (image.length != width) {
      throw DataException.atIndex(
          images.identity(row), row, "expected " + width + " bytes, found " + image.length);
    }
    return image;
  }

  /**
   * How many images may be decoded ahead of a reading: 64 MiB or a sixteenth of the heap, if that
   * is less, but two batches in any case.
   */
  int ahead(int together) {
    long bytes = Math.min(MOST_AHEAD, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    return (int) Math.min(size, Math.max(2L * together, bytes / width));
  }

  @Override
  public OnDemand channelsLast(int channels) {
    return new OnDemand(size, width, threads, new ChannelsLastImages(images, channels));
  }

  @Override
  public boolean intensities() {
    return true;
  }

  @Override
  public long heldBytes() {
    return images.heldBytes();
  }

  /** Images whose planes become the channels of their pixels. */
  private record ChannelsLastImages(ImageSource images, int channels) implements ImageSource {
    @Override
    public byte[] read(int index) {
      byte[] planes = images.read(index);
      byte[] pixels = new byte[planes.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = planes[i % channels * (planes.length / channels) + i / channels];
      }
      return pixels;
    }

    @Override
    public String identity(int index) {
      return images.identity(index) + " channels last";
    }

    @Override
    public long heldBytes() {
      return images.heldBytes();
    }
  }
}
