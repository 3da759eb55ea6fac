package dev.regimen.kernel;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/** Where the files lie of the libraries that JavaCPP has loaded. */
final class LoadedLibrary {
  private LoadedLibrary() {}

  /** The file of a library; its name may be followed by a version, {@code gomp@.1}. */
  static Optional<String> path(String name) {
    return Loader.getLoadedLibraries().entrySet().stream()
        .filter(entry -> entry.getKey().split("@", 2)[0].equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
