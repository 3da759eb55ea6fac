package dev.regimen.processor.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network or regime that an experiment runs.
 *
 * @param name its class, as its package names it
 * @param network what it trains
 * @param settings the numbers that a run may override, by their names
 * @param structure the numbers that only a compilation can change, by their names
 */
public record ContenderModel(
    String name,
    NetworkModel network,
    Map<String, Setting> settings,
    Map<String, StructuralNumber> structure) {
  /** Of a network whose settings are known. */
  public static ContenderModel of(String name, NetworkModel network, Collection<Setting> settings) {
    Map<String, Setting> byName = new LinkedHashMap<>();
    settings.forEach(setting -> byName.put(setting.name(), setting));
    return new ContenderModel(name, network, byName, StructuralNumber.of(network));
  }

  /** Whether a number exists, and only whole ones make sense. */
  public boolean whole(String parameter) {
    Setting setting = settings.get(parameter);
    return setting == null ? structure.containsKey(parameter) : setting.whole();
  }
}
