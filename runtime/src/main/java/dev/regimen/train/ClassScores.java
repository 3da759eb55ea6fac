package dev.regimen.train;

/**
 * How good the decisions for one class are.
 *
 * @param name the class's name in the data
 * @param precision of the samples taken for the class, the fraction that is of it; 0 if there are
 *     none
 * @param recall of the samples of the class, the fraction taken for it; 0 if there are none
 * @param f1 the harmonic mean of the two; 0 if the class does not occur
 * @param support the number of samples of the class
 */
public record ClassScores(String name, double precision, double recall, double f1, long support) {}
