package dev.regimen.train.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the settings that a blueprint declares, and what must hold between them. */
final class SettingDeclarations {
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<Relation> relations = new ArrayList<>();

  /**
   * Declares a setting.
   *
   * @throws IllegalArgumentException if there is one of its name
   */
  void add(Setting setting) {
    if (settings.put(setting.name(), setting) != null) {
      throw new IllegalArgumentException("the setting " + setting.name() + " is declared twice");
    }
  }

  void add(Relation relation) {
    relations.add(relation);
  }

  boolean contains(String name) {
    return settings.containsKey(name);
  }

  /** By name, in the order of declaration; nothing changes it afterwards. */
  Map<String, Setting> byName() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  List<Relation> relations() {
    return List.copyOf(relations);
  }
}
