package dev.regimen.data.image;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Files and folders that are nobody's: hidden ones, and what systems leave behind. */
final class Litter {
  /** What operating systems and archives leave behind, besides all that begins with a dot. */
  private static final Set<String> NAMES =
      Set.of(
          "thumbs.db",
          "ehthumbs.db",
          "desktop.ini",
          "icon\r",
          "__macosx",
          "__pycache__",
          "@eadir",
          "@recycle",
          "@recently-snapshot",
          "#recycle",
          "#snapshot",
          "$recycle.bin",
          "$winreagent",
          "recycler",
          "recycled",
          "@tmp",
          "@sharesnap",
          "network trash folder",
          "temporary items",
          "thevolumesettingsfolder",
          "system volume information",
          "lost+found");

  /** What a check of a disk finds: {@code FOUND.000}. */
  private static final Pattern RECOVERED = Pattern.compile("found\\.\\d{3}");

  private Litter() {}

  static boolean is(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.startsWith(".") || NAMES.contains(name) || RECOVERED.matcher(name).matches();
  }
}
