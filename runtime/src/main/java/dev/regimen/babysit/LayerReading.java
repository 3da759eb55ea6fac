package dev.regimen.babysit;

/**
 * What a layer leaves of training samples before the first update, without regularization.
 *
 * @param layer its field
 * @param mean over samples and units
 * @param deviation over samples and units
 * @param dead the share of units, or of channels, that give the same number whatever the sample
 * @param saturated the share of values at an end of [0, 1] or [-1, 1]; 0 where they are not bounded
 */
public record LayerReading(
    String layer, double mean, double deviation, double dead, double saturated) {}
