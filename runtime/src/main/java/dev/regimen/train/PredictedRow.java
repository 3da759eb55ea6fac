package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import java.util.List;

/**
 * What a network computed for one sample and one task.
 *
 * @param task the task's number
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
    float[] numbers,
    int at,
    int width,
    double[] deviations,
    double threshold,
    List<String> classes,
    Preprocessing preprocessing) {}
