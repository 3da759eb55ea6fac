package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import java.util.Arrays;
import java.util.List;

/**
 * What a network computed for one sample and one task.
 *
 * @param task the task's number
 * @param sample what it was predicted of, as the network reads it
 * @param numbers of several rows, in the unit of training
 * @param at where those of the sample begin
 * @param width how many they are
 * @param deviations of them; empty where inference draws nothing
 * @param threshold the probability above which one unit, or a label, is decided for
 * @param classes their names; empty for numbers
 * @param preprocessing restores the targets' own unit
 */
record PredictedRow(
    int task,
    float[] sample,
    float[] numbers,
    int at,
    int width,
    double[] deviations,
    double threshold,
    List<String> classes,
    Preprocessing preprocessing) {
  /** The part of one token, where each has a row of its own. */
  PredictedRow ofToken(int token) {
    int one = classes.size();
    int from = token * one;
    double[] own =
        deviations.length == 0 ? deviations : Arrays.copyOfRange(deviations, from, from + one);
    return new PredictedRow(
        task, sample, numbers, at + from, one, own, threshold, classes, preprocessing);
  }
}
