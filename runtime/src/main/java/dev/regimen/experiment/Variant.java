package dev.regimen.experiment;

import java.util.Map;

/**
 * A network and its regime as they were compiled: what no number can change at run time.
 *
 * @param name the class's, or what was done to it: {@code without Mixup}
 * @param parameters the structural numbers that distinguish it from others of the same name
 * @param trainers makes its trainers
 */
record Variant(String name, Map<String, Number> parameters, TrainerFactory trainers) {}
