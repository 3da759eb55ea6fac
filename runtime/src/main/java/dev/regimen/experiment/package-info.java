/**
 * From one run to an answer: many runs of declared networks and regimes, and what they come to.
 *
 * <p>What enters: a {@link dev.regimen.experiment.Design}, which generated classes state, and data.
 * What leaves: a {@link dev.regimen.experiment.StudyResult} with its statistics and its answer in
 * words, and a folder. {@link dev.regimen.experiment.Study} is what users call; a {@link
 * dev.regimen.experiment.Trial} is a pure function of its variant, its parameters, its seed and the
 * data, so that a {@link dev.regimen.experiment.TrialExecutor} may run it anywhere and in any
 * order.
 *
 * <p><b>The folder.</b> {@code runs/<experiment>-<n>/} holds files in UTF-8, in which a number that
 * is none is {@code null}.
 *
 * <p>{@code experiment.json}, which appears as a whole and of which only {@code state} and {@code
 * answer} change:
 *
 * <pre>{@code
 * {"format": 1, "name": "Tuning", "objective": "validation/accuracy", "direction": "maximize",
 *  "search": "grid", "repeats": 3, "seed": "0", "trials": 21,
 *  "started": "2026-01-31T12:00:00Z", "state": "RUNNING", "answer": "",
 *  "space": {"variant": ["FashionMlp"],
 *            "hidden1.dense": [64, 128],
 *            "learningRate": {"low": 0.0001, "high": 0.1, "scale": "log"},
 *            "hidden1.dropout": [0, 0.2, 0.5]},
 *  "facts": {"FashionMlp.epochs": "20", "data.1": "a checksum", ...},
 *  "versions": {"regimen": "0.1.0", "java": "17"}}
 * }</pre>
 *
 * <p>{@code state} is {@code RUNNING}, also where nothing runs any more or a trial has failed, or
 * {@code COMPLETE}; {@code answer} is then what came out, in words; {@code facts} is all that
 * results depend on, which must be the same where an experiment goes on; {@code direction} is
 * {@code maximize} or {@code minimize}; {@code search} is {@code grid}, {@code random}, {@code
 * halving} or {@code rate}. A parameter has the list of its values, or the ends of the range that
 * it is drawn or searched in. Numbers of every trial are in {@code trials.jsonl}, so a reader needs
 * {@code space} only for its axes. {@code trials} is how many there will be at most.
 *
 * <p>{@code trials.jsonl}, an object on a line for each trial that has come to its end, in the
 * order of their ends:
 *
 * <pre>{@code
 * {"number": 7, "variant": "FashionMlp", "repeat": 1, "seed": "0",
 *  "parameters": {"hidden1.dense": 64, "learningRate": 0.001}, "state": "finished", "epochs": 20,
 *  "objective": 0.891, "metrics": {"train/loss": 0.21, "validation/accuracy": 0.891},
 *  "seconds": 12.5, "run": "trial-007", "problem": ""}
 * }</pre>
 *
 * <ul>
 *   <li>{@code number}: from 1, without gaps only when all have ended; {@code repeat}: from 1, with
 *       the same {@code seed} and so the same splits for every point of the space;
 *   <li>{@code state}: {@code finished}; {@code diverged}, whose loss became no number; {@code
 *       stopped}, which halving gave up behind {@code epochs} epochs; {@code failed}, which {@code
 *       problem} says why, and which is run again when the experiment goes on: of two lines of one
 *       number the last holds;
 *   <li>{@code objective}: on the validation split; {@code null} where the trial has none;
 *   <li>{@code run}: the folder of the trial's own record within this one; empty where there is
 *       none.
 * </ul>
 *
 * <p>{@code trial-007/} is a run's folder as {@link dev.regimen.report.RunFolder} writes it, from
 * the trial's beginning on: {@code run.json}, which has what was chosen under {@code trial}, and
 * {@code history.jsonl}. It holds a page, weights and events only if the program says so.
 *
 * <p>A process that is killed may leave half a last line, which is cut off, and told, before the
 * next one is written. {@code rungs.jsonl} has the same objects for trials that halving has
 * measured and not yet decided upon; {@code checkpoints/} what trials that were cut go on from;
 * {@code .lock} is held by the process that writes here.
 *
 * <p>{@code report.html} is written when all trials have ended; {@code regimen report} writes it at
 * any time.
 *
 * <p>This room imports {@code train} and the rooms below it, and {@code report} for the page, which
 * knows an experiment by these files alone; only users import it.
 */
@NullMarked
package dev.regimen.experiment;

import org.jspecify.annotations.NullMarked;
