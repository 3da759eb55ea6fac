package dev.regimen.train;

/**
 * How far one output of a regression is off.
 *
 * @param name the name of the targets' column, or the output's number where columns have none
 * @param mae the mean absolute error, in the target's own unit
 * @param rmse the root of the mean squared error, in the target's own unit
 * @param r2 1 − Σ(y − t)²/Σ(t − mean t)²; NaN where the target does not vary
 * @param mape the mean absolute percentage error, as a fraction: 0.1 is 10 %
 */
public record OutputErrors(String name, double mae, double rmse, double r2, double mape) {}
