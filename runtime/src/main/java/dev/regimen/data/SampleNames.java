package dev.regimen.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names of samples that lie in files, by which other files say something of them: the path
 * below the folder that was read, with slashes, or as many of its last parts as no other sample
 * ends in.
 */
public final class SampleNames {
  /** No sample, but a file that could have been one. */
  public static final int LEFT_OUT = -1;

  private final String source;
  private final int size;
  private final List<String> paths;
  private final Map<String, Integer> places = new HashMap<>();

  /** Where a second path ends in the same, the places of both. */
  private final Map<String, int[]> shared = new HashMap<>();

  private SampleNames(String source, int size, List<String> paths) {
    this.source = source;
    this.size = size;
    this.paths = List.copyOf(paths);
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        add(path.substring(slash + 1), i);
      }
    }
    shared.keySet().forEach(places::remove);
    for (int i = 0; i < paths.size(); i++) {
      places.put(paths.get(i), i); // the whole path says which one is meant
      shared.remove(paths.get(i));
    }
  }

  private void add(String end, int sample) {
    Integer other = places.putIfAbsent(end, sample);
    if (other != null) {
      shared.putIfAbsent(end, new int[] {other, sample});
    }
  }

  /**
   * The names of all samples of a data set, in their order.
   *
   * @param source where they come from, for messages
   * @param paths each with slashes between its parts, no two the same
   */
  public static SampleNames of(String source, List<String> paths) {
    return new SampleNames(source, paths.size(), paths);
  }

  /** The same where other files were left out, of which something may be said all the same. */
  public SampleNames beside(List<String> leftOut) {
    return new SampleNames(source, size, Stream.concat(paths.stream(), leftOut.stream()).toList());
  }

  /** How many samples there are. */
  public int size() {
    return size;
  }

  /**
   * The number of the sample of a name; {@link #LEFT_OUT} where it names what was left out.
   *
   * @param refusal makes what is thrown of the problem, if no sample has the name or several have
   */
  public int index(String name, Function<String, DataException> refusal) {
    int[] both = shared.get(name);
    if (both != null) {
      throw refusal.apply(
          "several samples of "
              + source
              + " are named \""
              + name
              + "\", such as "
              + paths.get(both[0])
              + " and "
              + paths.get(both[1]));
    }
    Integer place = places.get(name);
    if (place == null) {
      throw refusal.apply("no sample of " + source + " is named \"" + name + "\"");
    }
    return place < size ? place : LEFT_OUT;
  }
}
