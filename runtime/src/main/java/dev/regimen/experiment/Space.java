package dev.regimen.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The points of a design: all of a grid, or some that are drawn. */
final class Space {
  private Space() {}

  /** Every combination: variants in their order, the last dimension fastest. */
  static List<Point> grid(Design design) {
    List<Point> points = new ArrayList<>();
    for (Variant variant : design.variants()) {
      List<Map<String, Number>> all = List.of(variant.parameters());
      for (Dimension dimension : design.dimensions()) {
        all = combined(all, (Dimension.Listed) dimension);
      }
      all.forEach(each -> points.add(new Point(points.size() + 1, variant.name(), each)));
    }
    return points;
  }

  private static List<Map<String, Number>> combined(
      List<Map<String, Number>> all, Dimension.Listed dimension) {
    List<Map<String, Number>> more = new ArrayList<>();
    for (Map<String, Number> each : all) {
      for (Number value : dimension.values()) {
        more.add(with(each, dimension.parameter(), value));
      }
    }
    return more;
  }

  private static Map<String, Number> with(Map<String, Number> all, String name, Number value) {
    Map<String, Number> more = new LinkedHashMap<>(all);
    more.put(name, value);
    return more;
  }

  /**
   * Points drawn one by one, each a function of the design's seed and its place, without what was
   * drawn before. Each has a generator of its own, split from the seed's: generators whose seeds
   * are a multiple of the golden ratio apart give each other's numbers again.
   */
  static List<Point> drawn(Design design, int count) {
    SplittableRandom seed = new SplittableRandom(design.seed());
    Set<List<Object>> seen = new LinkedHashSet<>();
    List<Point> points = new ArrayList<>();
    for (int i = 0; points.size() < count && i < 20 * count; i++) {
      SplittableRandom random = seed.split();
      Variant variant = design.variants().get(random.nextInt(design.variants().size()));
      Map<String, Number> parameters = new LinkedHashMap<>(variant.parameters());
      design.dimensions().forEach(each -> parameters.put(each.parameter(), each.drawn(random)));
      if (seen.add(List.of(variant.name(), parameters))) {
        points.add(new Point(points.size() + 1, variant.name(), parameters));
      }
    }
    return points;
  }
}
