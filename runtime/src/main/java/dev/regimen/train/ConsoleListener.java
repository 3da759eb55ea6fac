package dev.regimen.train;

/** Prints what the run does. */
final class ConsoleListener implements Listener {}
