/**
 * Formats of files: safetensors, read ({@link dev.regimen.train.file.Safetensors}) and written
 * ({@link dev.regimen.train.file.SafetensorsWriter}), the JSON of its header, long lists of numbers
 * beside it, and the replacement of a file as a whole or not at all.
 *
 * <p>What enters and leaves: named vectors and texts. This room knows no network and no loop; a
 * file's bytes may be anybody's, so nothing in it is believed before it is checked.
 *
 * <p>Public for {@code train} alone. It imports {@code kernel}, {@code text}, and from {@code
 * train} the exception for a damaged file.
 */
@NullMarked
package dev.regimen.train.file;

import org.jspecify.annotations.NullMarked;
