/**
 * Folders of runs and experiments as they lie on the disk: what is read back of {@code run.json},
 * {@code history.jsonl}, {@code experiment.json} and {@code trials.jsonl}, and what two of them
 * differ in.
 *
 * <p>What enters: files that this version, another, or anybody else wrote. What leaves: records of
 * texts and numbers, or a {@link dev.regimen.report.saved.RecordException} that names the file and
 * says what was expected. A process may be killed while it writes: a last line that is torn is left
 * out and told, never an error; a run that says it goes on is asked for its process.
 *
 * <p>Nothing here computes or trains: a command line reads a thousand folders without ND4J. This
 * room imports {@code train.file} and {@code text} alone.
 */
@NullMarked
package dev.regimen.report.saved;

import org.jspecify.annotations.NullMarked;
