package dev.regimen.processor.model;

import java.util.List;

/**
 * An object that the generated blueprint makes anew for each run, as an argument of a {@link Fact}.
 *
 * @param type the qualified name of its class
 * @param args the constructor's arguments: {@link Setting}s, whose values are those of the run, and
 *     booleans or enum constants of the annotation package
 */
public record Construction(String type, List<Object> args) {}
