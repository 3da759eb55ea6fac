/**
 * Techniques on images: augmentation, and how evaluation is shown them.
 *
 * <p>What enters: an annotation. What leaves: the name of the runtime's class that does it and the
 * order of its arguments, from which the blueprint's call is written, and what it may change about
 * an image. That inputs are images, that labels allow the change and that the loss takes mixed
 * targets is checked for all of them alike.
 */
@NullMarked
package dev.regimen.processor.rule.augment;

import org.jspecify.annotations.NullMarked;
