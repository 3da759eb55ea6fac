/**
 * The command {@code regimen}: what the folders of runs and experiments say, on a terminal or in a
 * browser on this machine.
 *
 * <p>What enters: arguments and folders. What leaves: text, pages, an exit code: 0, 1 for a folder
 * or a file that is not what it should be, 2 for arguments that are not.
 *
 * <p>Texts of folders are escaped before a terminal shows them. Nothing here trains or knows of
 * ND4J: this room imports {@code report}, the room that reads folders and {@code text}.
 */
@NullMarked
package dev.regimen.cli;

import org.jspecify.annotations.NullMarked;
