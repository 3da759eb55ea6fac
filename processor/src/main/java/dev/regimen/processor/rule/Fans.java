package dev.regimen.processor.rule;

/**
 * What an initialization depends on.
 *
 * @param in inputs that one output unit sums over
 * @param out outputs that one input reaches
 * @param activation the field's, which decides gains
 */
public record Fans(long in, long out, Activation activation) {}
