package dev.regimen.train.step;

import java.util.List;

/**
 * The file whose weights training begins with.
 *
 * @param file its path; empty where there is none, or a run names it
 * @param except layers that do not come from it, and names that stay in it
 */
public record StartFile(String file, List<String> except) {}
