package dev.regimen.processor.rule;

/**
 * Where a network reads one token in a pass and goes on from what its layers keep of those before.
 *
 * @param length tokens of the windows that it is trained on
 */
public record Continuation(int length) {}
