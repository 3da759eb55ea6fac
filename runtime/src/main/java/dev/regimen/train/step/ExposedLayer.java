package dev.regimen.train.step;

/**
 * A layer whose output inference shows beside its predictions.
 *
 * @param field the user's field
 * @param width elements a sample
 */
public record ExposedLayer(String field, int width) {}
