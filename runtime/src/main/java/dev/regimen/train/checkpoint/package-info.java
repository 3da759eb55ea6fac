/**
 * Checkpoints as files: a run's state copied into memory, written beside the training, read again,
 * and the folder that holds the newest of them.
 *
 * <p>What enters: a run's state by names, and facts about the run as texts. What leaves: one
 * safetensors file a checkpoint, whole or not there. Knows files and states, and nothing of
 * networks, loops and listeners.
 */
@NullMarked
package dev.regimen.train.checkpoint;

import org.jspecify.annotations.NullMarked;
