package dev.regimen.data.image;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.exif.ExifReader;
import dev.regimen.data.DataException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The segments of a JPEG (ITU-T T.81) that stand before its pixels. */
final class JpegHeader {
  private static final int PRECISION = 8;

  /** Components of cyan, magenta, yellow and black. */
  private static final int INKS = 4;

  /** Start of frame: the processes that every decoder knows. */
  private static final Set<JpegSegmentType> READ =
      EnumSet.of(JpegSegmentType.SOF0, JpegSegmentType.SOF1, JpegSegmentType.SOF2);

  private static final Set<JpegSegmentType> LOSSLESS =
      EnumSet.of(JpegSegmentType.SOF3, JpegSegmentType.SOF7);

  private static final Set<JpegSegmentType> HIERARCHICAL =
      EnumSet.of(JpegSegmentType.SOF5, JpegSegmentType.SOF6);

  private static final Set<JpegSegmentType> ARITHMETIC =
      EnumSet.of(
          JpegSegmentType.SOF9,
          JpegSegmentType.SOF10,
          JpegSegmentType.SOF11,
          JpegSegmentType.SOF13,
          JpegSegmentType.SOF14,
          JpegSegmentType.SOF15);

  private static final Set<JpegSegmentType> WANTED = EnumSet.of(JpegSegmentType.APP1);

  static {
    WANTED.addAll(READ);
    WANTED.addAll(LOSSLESS);
    WANTED.addAll(HIERARCHICAL);
    WANTED.addAll(ARITHMETIC);
  }

  private JpegHeader() {}

  static ImageHeader read(String source, byte[] bytes) {
    JpegSegmentData segments = segments(source, bytes);
    JpegSegmentType frame = null;
    for (JpegSegmentType type : segments.getSegmentTypes()) {
      if (type != JpegSegmentType.APP1) {
        frame = type;
      }
    }
    if (frame == null) {
      throw DataException.of(source, "the JPEG is damaged: it has no frame header");
    }
    requireKnown(source, frame);
    byte[] header = segments.getSegment(frame);
    if (header == null || header.length < 6) {
      throw DataException.of(source, "the JPEG is damaged: its frame header is cut short");
    }
    int height = (header[1] & 0xff) << 8 | header[2] & 0xff;
    int width = (header[3] & 0xff) << 8 | header[4] & 0xff;
    int components = header[5] & 0xff;
    requireReadable(source, header[0] & 0xff, height, width, components);
    return new ImageHeader(
        ImageFormat.JPEG,
        width,
        height,
        components == 1 ? 1 : 3,
        orientation(segments),
        frame == JpegSegmentType.SOF2,
        components == INKS,
        -1);
  }

  private static JpegSegmentData segments(String source, byte[] bytes) {
    try {
      return JpegSegmentReader.readSegments(new SequentialByteArrayReader(bytes), WANTED);
    } catch (JpegProcessingException | IOException e) {
      throw DataException.of(source, "the JPEG is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireKnown(String source, JpegSegmentType frame) {
    String process = null;
    if (LOSSLESS.contains(frame)) {
      process = "a lossless";
    } else if (HIERARCHICAL.contains(frame)) {
      process = "a hierarchical";
    } else if (ARITHMETIC.contains(frame)) {
      process = "an arithmetic-coded";
    }
    if (process != null) {
      throw DataException.of(
          source,
          "expected a baseline or progressive JPEG, found "
              + process
              + " one, which is not read; save it anew as baseline");
    }
  }

  private static void requireReadable(
      String source, int precision, int height, int width, int components) {
    if (precision != PRECISION) {
      throw DataException.of(
          source, "expected a JPEG of 8 bits a sample, found one of " + precision);
    }
    if (components != 1 && components != 3 && components != INKS) {
      throw DataException.of(
          source, "expected a JPEG of 1, 3 or 4 components, found one of " + components);
    }
    if (height == 0 || width == 0) {
      throw DataException.of(source, "the JPEG is damaged: it claims " + width + " x " + height);
    }
  }

  private static Orientation orientation(JpegSegmentData segments) {
    byte[] exif = exif(segments);
    return exif == null
        ? Orientation.TOP_LEFT
        : Orientation.of(new ByteArrayReader(exif), ExifReader.JPEG_SEGMENT_PREAMBLE.length());
  }

  private static byte @Nullable [] exif(JpegSegmentData segments) {
    for (byte[] segment : segments.getSegments(JpegSegmentType.APP1)) {
      if (ExifReader.startsWithJpegExifPreamble(segment)) {
        return segment;
      }
    }
    return null;
  }
}
