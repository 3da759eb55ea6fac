package dev.regimen.processor.rule;

import dev.regimen.processor.model.LayerModel;

/**
 * What an initialization depends on.
 *
 * @param in inputs that one output unit sums over
 * @param out outputs that one input reaches
 * @param layer the field, whose activation decides gains
 */
public record Fans(long in, long out, LayerModel layer) {}
