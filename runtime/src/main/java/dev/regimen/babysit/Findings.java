package dev.regimen.babysit;

import dev.regimen.train.loop.RunFinding;
import java.util.ArrayList;
import java.util.List;

/** Collects what a checkup measures of one network, and what it finds. */
final class Findings {
  private final String network;
  private final List<RunFinding> found = new ArrayList<>();
  private final List<Measurement> measured = new ArrayList<>();

  Findings(String network) {
    this.network = network;
  }

  /** Something is wrong: what, what comes of it, and what to change. */
  void finding(String id, String problem, String why, String fix) {
    found.add(new RunFinding(id, network, problem, why, fix));
  }

  void addAll(List<RunFinding> others) {
    found.addAll(others);
  }

  void measured(String name, double value, double expected, String words) {
    measured.add(new Measurement(name, value, expected, words));
  }

  List<RunFinding> found() {
    return List.copyOf(found);
  }

  List<Measurement> measurements() {
    return List.copyOf(measured);
  }
}
