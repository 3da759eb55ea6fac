package dev.regimen.babysit;

/**
 * A number that a checkup measured.
 *
 * @param name what was measured
 * @param value what came out; NaN where it could not be measured
 * @param expected what a sound network comes to; NaN where no number says that
 * @param words what it means, for people
 */
public record Measurement(String name, double value, double expected, String words) {}
