package dev.regimen.train.loop;

import dev.regimen.text.Escaping;

/**
 * What a run says before its first step of its data and numbers, which no compiler knows, in the
 * compiler's words: the first line stands alone.
 *
 * <pre>
 * [Regimen:BatchExceedsData] Wine: batch = 256 is more than the 142 samples to train on
 *   why:  each epoch is a single update
 *   fix:  batch = 16
 *   docs: -Aregimen.explain=BatchExceedsData
 * </pre>
 *
 * @param id the finding's, as that of a page
 * @param owner the network
 * @param problem what was found, with this run's numbers
 * @param why what comes of it
 * @param fix what makes it go away
 */
public record RunFinding(String id, String owner, String problem, String why, String fix) {
  @Override
  public String toString() {
    return "[Regimen:"
        + id
        + "] "
        + Escaping.of(owner)
        + ": "
        + Escaping.of(problem)
        + "\n  why:  "
        + Escaping.of(why)
        + "\n  fix:  "
        + Escaping.of(fix)
        + "\n  docs: -Aregimen.explain="
        + id;
  }
}
