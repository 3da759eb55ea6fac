/**
 * What a run leaves behind for people and for their tools: a folder with its settings, its history,
 * its weights, the curves for TensorBoard, and a page that shows it all.
 *
 * <p>What enters: a {@link dev.regimen.train.Run} as its listener sees it. What leaves: files.
 * {@link dev.regimen.report.RunFolder} is what users name; the rest are the files' formats ({@link
 * dev.regimen.report.HistoryFile}, {@link dev.regimen.report.EventFile}) and the page ({@link
 * dev.regimen.report.RunPage} with its charts and tables). Pages of several runs are made of what
 * {@link dev.regimen.report.saved} reads back: {@link dev.regimen.report.RunsPage}, {@link
 * dev.regimen.report.ComparisonPage}, {@link dev.regimen.report.ExperimentPage}; the command line
 * writes and serves them. {@link dev.regimen.report.Mlflow} tells a tracking server instead of the
 * disk.
 *
 * <p>Curves are drawn by hand as SVG, when the page is written: a page without a script's library
 * needs no network, can be printed, and is read aloud. Its script adds what paper has not: tables
 * that can be sorted and a cursor that tells values.
 *
 * <p>This room imports {@code train} and the rooms below it; nothing imports it but users and the
 * command line.
 */
@NullMarked
package dev.regimen.report;

import org.jspecify.annotations.NullMarked;
