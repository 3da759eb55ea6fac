package dev.regimen.experiment;

/**
 * One run: a pure function of its point, its seed and the data.
 *
 * @param number from 1, unique within the experiment
 * @param point what it runs
 * @param repeat from 1: which of the runs of its point
 * @param seed of splits, weights and noise; the same in the same repeat of every point, so that
 *     points are compared on the same splits
 */
public record Trial(int number, Point point, int repeat, long seed) {}
