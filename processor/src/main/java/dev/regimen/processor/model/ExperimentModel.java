package dev.regimen.processor.model;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Halving;
import dev.regimen.annotation.RandomSearch;
import dev.regimen.annotation.RateSearch;
import dev.regimen.annotation.TaskAblation;
import dev.regimen.processor.diagnostic.Site;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment: what one generated class is made from.
 *
 * @param packageName of the generated class, empty for the unnamed one
 * @param name the experiment's class, as its package names it
 * @param experiment what is said of it as a whole
 * @param contenders the networks and regimes, in the order of the source
 * @param sweeps the numbers that vary, in the order of the fields
 * @param ablation what is taken away, if this is what it is about
 * @param tasks whether it is about the tasks of a network
 * @param random whether points are drawn
 * @param halving whether some are given up
 * @param rates whether the learning rate is searched
 * @param site the class
 * @param home what the generated class sees
 */
public record ExperimentModel(
    String packageName,
    String name,
    Use<Experiment> experiment,
    List<ContenderModel> contenders,
    List<SweepModel> sweeps,
    Optional<Ablated> ablation,
    Optional<Use<TaskAblation>> tasks,
    Optional<Use<RandomSearch>> random,
    Optional<Use<Halving>> halving,
    Optional<Use<RateSearch>> rates,
    Site site,
    Home home) {
  /**
   * Techniques that are taken away one at a time.
   *
   * @param named those that the user lists; empty where all are meant that can be missed
   * @param site the annotation
   */
  public record Ablated(List<Named> named, Site site) {}

  /** A technique that is named, and where. */
  public record Named(Class<? extends Annotation> technique, Site site) {}

  /**
   * A trainer of the experiment.
   *
   * @param name what a reader calls it: {@code FashionMlp}, {@code without Mixup}
   * @param parameters the numbers of the structure that it was compiled with
   * @param settings the numbers that it is given before a run
   * @param packageName of its class
   * @param trainer its class
   */
  public record Compiled(
      String name,
      Map<String, Integer> parameters,
      Map<String, Double> settings,
      String packageName,
      String trainer) {
    /** A trainer as it was compiled. */
    public Compiled(
        String name, Map<String, Integer> parameters, String packageName, String trainer) {
      this(name, parameters, Map.of(), packageName, trainer);
    }

    /** The same by another name, with numbers that it is given. */
    public Compiled with(String other, Map<String, Double> given) {
      return new Compiled(other, parameters, given, packageName, trainer);
    }
  }

  /** The generated class, without its package. */
  public String generated() {
    return simple() + "Experiment";
  }

  /** The name of its folders. */
  public String simple() {
    return name.replace('.', '_');
  }

  /** The sweeps that only a compilation can make. */
  public List<SweepModel> structural() {
    return sweeps.stream().filter(this::structural).toList();
  }

  /** Whether a number is one of the structure. */
  public boolean structural(SweepModel sweep) {
    return contenders.stream()
        .anyMatch(
            contender ->
                !contender.settings().containsKey(sweep.parameter())
                    && contender.structure().containsKey(sweep.parameter()));
  }

  /** Whether only whole numbers make sense. */
  public boolean whole(SweepModel sweep) {
    return contenders.stream().anyMatch(contender -> contender.whole(sweep.parameter()));
  }
}
