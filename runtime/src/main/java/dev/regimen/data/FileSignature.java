package dev.regimen.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file is by how it begins, for messages about files that are not what was expected: a
 * download that is a web page, a pointer of Git LFS in place of the content, a photo as phones
 * write it.
 */
public final class FileSignature {
  /** The most bytes that {@link #of} looks at. */
  public static final int LENGTH = 512;

  /** Bytes at the beginning, as ISO 8859-1, and what begins so. */
  private record Magic(int at, String bytes, String name) {}

  private static final List<Magic> MAGICS =
      List.of(
          new Magic(0, "GIF8", "a GIF"),
          new Magic(8, "WEBP", "a WebP"),
          new Magic(0, "RIFF", "a WebP or other RIFF file"),
          new Magic(0, "II*\0", "a TIFF"),
          new Magic(0, "MM\0*", "a TIFF"),
          new Magic(4, "ftyphei", "a HEIC photo; convert it to JPEG"),
          new Magic(4, "ftyphev", "a HEIC photo; convert it to JPEG"),
          new Magic(4, "ftypmif1", "a HEIC photo; convert it to JPEG"),
          new Magic(4, "ftypavi", "an AVIF; convert it to JPEG or PNG"),
          new Magic(4, "ftyp", "a video or photo in an MP4 container"),
          new Magic(0, "\0\0\0\fJXL ", "a JPEG XL; convert it to JPEG or PNG"),
          new Magic(0, "\u00ff\n", "a JPEG XL; convert it to JPEG or PNG"),
          new Magic(0, "\0\0\0\fjP  ", "a JPEG 2000; convert it to JPEG or PNG"),
          new Magic(0, "8BPS", "a Photoshop document"),
          new Magic(0, "\u0089PNG\r\n\u001a\n", "a PNG"),
          new Magic(0, "\u00ff\u00d8\u00ff", "a JPEG"),
          new Magic(0, "version https://git-lfs", "a pointer of Git LFS; run git lfs pull"),
          new Magic(0, "\u0093NUMPY", "an array of NumPy"),
          new Magic(0, "\u0089HDF\r\n\u001a\n", "an HDF5 file"),
          new Magic(0, "PAR1", "a Parquet file"),
          new Magic(0, "ARROW1", "an Arrow or Feather file"),
          new Magic(0, "FEA1", "a Feather file"),
          new Magic(0, "MATLAB 5.0 MAT-file", "a MATLAB file"),
          new Magic(0, "RDX", "a workspace of R"),
          new Magic(0, "RDA", "a workspace of R"),
          new Magic(0, "%PDF", "a PDF"),
          new Magic(0, "\u00d0\u00cf\u0011\u00e0", "an old Excel or Word file; save it as CSV"),
          new Magic(0, "\u001f\u008b", "a gzip archive"),
          new Magic(0, "BZh", "a bzip2 archive"),
          new Magic(0, "\u00fd7zXZ\0", "an xz archive"),
          new Magic(0, "(\u00b5/\u00fd", "a Zstandard archive"),
          new Magic(0, "7z\u00bc\u00af", "a 7z archive"),
          new Magic(0, "Rar!", "a RAR archive"),
          new Magic(257, "ustar", "a tar archive"),
          new Magic(0, "SQLite format 3", "a SQLite database"));

  /** An object or a list of objects or lists. */
  private static final Pattern JSON =
      Pattern.compile("(?:\\[\\s*)?\\{\\s*\"[^\"]*\"\\s*:|\\[\\s*\\[");

  private FileSignature() {}

  /** What {@code beginning}, the first bytes of a file, is the beginning of; null if unknown. */
  public static @Nullable String of(byte[] beginning) {
    String text =
        new String(beginning, 0, Math.min(LENGTH, beginning.length), StandardCharsets.ISO_8859_1);
    for (Magic magic : MAGICS) {
      if (text.startsWith(magic.bytes, magic.at)) {
        return magic.name;
      }
    }
    if (text.startsWith("PK\u0003\u0004")) {
      return text.contains("[Content_Types].xml") || text.contains("xl/")
          ? "an Excel workbook or another Office document; save it as CSV"
          : "a zip archive";
    }
    if (isPickle(text)) {
      return "a pickle of Python";
    }
    String markup = text.replace("\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
    if (markup.startsWith("<!doctype html") || markup.startsWith("<html")) {
      return "a web page (HTML); was the download refused?";
    }
    if (markup.startsWith("<svg") || markup.startsWith("<?xml")) {
      return "an XML or SVG document";
    }
    if (markup.startsWith("@relation ")) {
      return "an ARFF file; read it as CSV without its lines before the data";
    }
    return JSON.matcher(markup).lookingAt() ? "JSON" : null;
  }

  /** Protocol 2 to 5: the opcode PROTO with its number, then a frame, a container or a global. */
  private static boolean isPickle(String text) {
    return text.length() > 2
        && text.charAt(0) == '\u0080'
        && text.charAt(1) >= 2
        && text.charAt(1) <= 5;
  }
}
