package dev.regimen.data.known;

import java.net.URI;
import java.util.List;

/**
 * A file of a data set as it is published.
 *
 * @param name its name, on the page and in the cache
 * @param mostBytes more than this is not the file
 * @param checksum the published one
 * @param sources where it can be had, the first first
 */
record RemoteFile(String name, long mostBytes, Checksum checksum, List<URI> sources) {
  RemoteFile {
    sources = List.copyOf(sources);
  }

  @Override
  public String toString() {
    return name + ", " + checksum + (sources.isEmpty() ? "" : ", " + sources.get(0));
  }
}
