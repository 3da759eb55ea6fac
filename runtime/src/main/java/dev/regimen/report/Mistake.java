package dev.regimen.report;

import java.util.List;

/**
 * A sample that the final weights got wrong.
 *
 * @param sample its index in the split
 * @param truth its class, or its targets
 * @param predicted the class, or the numbers, that were predicted
 * @param weight by which mistakes are ordered: the probability of the wrong class; for numbers the
 *     root mean square of the errors, each in units of its output's RMSE
 * @param features as in the data
 */
record Mistake(int sample, String truth, String predicted, double weight, List<Float> features) {}
