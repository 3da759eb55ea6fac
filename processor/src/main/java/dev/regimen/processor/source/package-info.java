/**
 * What only the source tells: names that stand for nothing.
 *
 * <p>javac says {@code cannot find symbol} of a misspelt annotation, member or constant, and shows
 * processors the class as if nothing stood there, or does not call them at all. So this room looks
 * at the trees of its public tree API ({@code com.sun.source}), as a plugin that javac starts by
 * itself where the processor's jar lies. It adds what was probably meant to what javac says, and
 * tells the entry which fields are more than is seen of them; other compilers pass it by. Imports
 * {@code read} for the annotations that are known, and {@code diagnostic} for the words.
 */
@NullMarked
package dev.regimen.processor.source;

import org.jspecify.annotations.NullMarked;
