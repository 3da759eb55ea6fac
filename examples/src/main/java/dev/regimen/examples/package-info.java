/**
 * Examples: networks, their regimes, and programs that train them.
 *
 * <p>What enters: images and tables, either made here ({@link dev.regimen.examples.StrokeDigits},
 * {@link dev.regimen.examples.HouseTable}) or read from files that a user has. What leaves: a
 * report on the console and a model file. This room uses Regimen as any other program does: the
 * annotations, {@code data} and {@code train}, and the trainers that the compiler generates beside
 * the annotated classes. Nobody imports it.
 *
 * <p>{@link dev.regimen.examples.Examples} is the entry; each command is one class. Published
 * findings, measured again, have a room of their own, {@code findings}; networks on images and on
 * texts stand in {@code vision} and {@code text}.
 */
@NullMarked
package dev.regimen.examples;

import org.jspecify.annotations.NullMarked;
