package dev.regimen.babysit;

/**
 * What some updates do to a parameter.
 *
 * @param parameter its name in a file
 * @param weight the root mean square of its values
 * @param gradient that of its gradient
 * @param ratio the size of an update over that of the values; about 1e-3 is usual
 */
public record WeightReading(String parameter, double weight, double gradient, double ratio) {}
