package dev.regimen.experiment;

import java.util.List;

/**
 * Trials that run before anything is decided, in any order.
 *
 * @param rung from 0
 * @param points whose trials run
 * @param epochs after which they stop for the time being; 0: they run to their end
 * @param share of the data that they run on
 * @param decides whether what they come to is their end, whatever the next round is
 */
record Round(int rung, List<Point> points, int epochs, double share, boolean decides) {}
