package dev.regimen.experiment;

/**
 * How far an experiment is.
 *
 * @param done trials that have ended, those of earlier starts included
 * @param running trials that run now
 * @param all trials that there will be, at most
 * @param seconds since this start
 * @param remaining seconds that the trials of this round will still take, if the epochs to come are
 *     as fast as those that were; NaN before the first
 */
public record StudyProgress(int done, int running, int all, double seconds, double remaining) {}
