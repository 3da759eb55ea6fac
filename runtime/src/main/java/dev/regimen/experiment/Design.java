package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What an experiment varies and how it looks for the best: stated by generated code. */
public final class Design {
  private final String name;
  private final Metric objective;
  private final List<Variant> variants = new ArrayList<>();
  private final List<Dimension> dimensions = new ArrayList<>();
  private int repeats = 1;
  private long seed;
  private int draws;
  private String task = "";
  private String reference = "";
  private Strategy strategy = new Strategy.Every();

  private Design(String name, Metric objective) {
    this.name = name;
    this.objective = objective;
  }

  /** An experiment of a name, which its folders have, that looks for the best of a metric. */
  public static Design of(String name, Metric objective) {
    return new Design(name, objective);
  }

  /** The metric is that of one of a network's several tasks. */
  public Design task(String ofNetwork) {
    task = ofNetwork;
    return this;
  }

  /** Runs of every point, with as many seeds. */
  public Design repeats(int count) {
    repeats = count;
    return this;
  }

  /** The seed of the first repeat; the others have the next ones. */
  public Design seed(long first) {
    seed = first;
    return this;
  }

  /** Adds a network or regime. */
  public Design variant(String ofName, TrainerFactory trainers) {
    variants.add(new Variant(ofName, Map.of(), trainers));
    return this;
  }

  /** Says what a number of the structure is in the variant that was added last. */
  public Design fixed(String parameter, long value) {
    Variant last = variants.remove(variants.size() - 1);
    Map<String, Number> parameters = new LinkedHashMap<>(last.parameters());
    parameters.put(parameter, value);
    variants.add(new Variant(last.name(), parameters, last.trainers()));
    return this;
  }

  /** Varies a number of the regime over some values. */
  public Design values(String parameter, double... values) {
    List<Number> numbers = DoubleStream.of(values).<Number>mapToObj(Design::number).toList();
    dimensions.add(new Dimension.Listed(parameter, numbers));
    return this;
  }

  /** A whole number as such: a setting that is whole takes no other. */
  private static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? (Number) (long) value
        : (Number) value;
  }

  /** Draws a number of the regime from an interval, in equal differences. */
  public Design uniform(String parameter, double low, double high, boolean whole) {
    dimensions.add(new Dimension.Ranged(parameter, low, high, false, whole));
    return this;
  }

  /** Draws a number of the regime from an interval, in equal ratios. */
  public Design logUniform(String parameter, double low, double high, boolean whole) {
    dimensions.add(new Dimension.Ranged(parameter, low, high, true, whole));
    return this;
  }

  /** Looks at as many points that are drawn, not at all. */
  public Design random(int points) {
    draws = points;
    return this;
  }

  /**
   * Gives up what is not among the best: of all points after {@code minimumEpochs} the best one in
   * {@code factor} goes on to {@code factor} times as many epochs, and so on.
   */
  public Design halving(int factor, int minimumEpochs) {
    strategy = new Strategy.Halving(factor, minimumEpochs);
    return this;
  }

  /**
   * Searches the learning rate: values between two ends in equal ratios, each for some epochs on a
   * share of the data, then as many between the neighbours of the best, and so on.
   */
  public Design rateSearch(
      double low, double high, int values, int rounds, int epochs, double share) {
    strategy = new Strategy.Rates(low, high, values, rounds, epochs, share);
    return this;
  }

  /** Compares with a variant, not with the best. */
  public Design reference(String variant) {
    reference = variant;
    return this;
  }

  String name() {
    return name;
  }

  String task() {
    return task;
  }

  Metric objective() {
    return objective;
  }

  int repeats() {
    return repeats;
  }

  long seed() {
    return seed;
  }

  String reference() {
    return reference;
  }

  Strategy strategy() {
    return strategy;
  }

  List<Variant> variants() {
    return Collections.unmodifiableList(variants);
  }

  List<Dimension> dimensions() {
    return Collections.unmodifiableList(dimensions);
  }

  /** How its points are chosen, in a word. */
  String search() {
    return strategy instanceof Strategy.Every ? (draws > 0 ? "random" : "grid") : strategy.name();
  }

  /** The points that are known before anything has run. */
  List<Point> points() {
    return draws > 0 ? Space.drawn(this, draws) : Space.grid(this);
  }

  /** The variant that a point is of. */
  Variant variant(Point point) {
    return variants.stream()
        .filter(each -> each.name().equals(point.variant()))
        .filter(each -> point.parameters().entrySet().containsAll(each.parameters().entrySet()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no variant for " + point));
  }
}
