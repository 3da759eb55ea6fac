/**
 * Data: from files and arrays to the samples a trainer reads.
 *
 * <p>What enters are IDX files ({@link dev.regimen.data.Idx}), tables of text and numbers ({@link
 * dev.regimen.data.Csv}) and whatever a program holds already ({@link dev.regimen.data.InMemory},
 * {@link dev.regimen.data.ImageSamples}); the rooms {@code data.image} and {@code data.known} add
 * folders of images and the well-known sets. What leaves is one type, the immutable {@link
 * dev.regimen.data.Dataset}: samples of {@code float} features, with class indices or real targets.
 * A reader either returns a whole data set or throws a {@link dev.regimen.data.DataException} that
 * names the file and the place in it; nothing is guessed, skipped or repaired in silence. Images
 * are held as bytes and turned into intensities when they are copied out: a quarter of the memory,
 * the same floats to the bit.
 *
 * <p>What does not fit into half of the heap stays where it is. IDX files and tables are mapped;
 * images are decoded on demand, and a pass that knows its order opens a {@link
 * dev.regimen.data.Reading}, which decodes ahead of it within a bound. Whatever holds the samples,
 * they are the same to the bit, and so are the means and deviations that are learned from them.
 *
 * <p>Texts ({@link dev.regimen.data.TextCsv}, {@link dev.regimen.data.TextLines}, {@link
 * dev.regimen.data.TextFolder}, {@link dev.regimen.data.TextSamples}) stay texts until a run
 * begins, which learns a {@link dev.regimen.data.Tokenizer} from its training split and makes rows
 * of ids of all.
 *
 * <p>{@link dev.regimen.data.Splits} and {@link dev.regimen.data.Shuffle} are pure functions of
 * their seeds. Everything that is <em>learned</em> from data (fill values, means, deviations) lives
 * in {@link dev.regimen.data.Preprocessing}, which is fitted on the training split alone, after
 * splitting, applied when a sample is copied out, and stored with the model, so that no statistic
 * of a held-out sample can leak and {@code predict} sees what training saw.
 *
 * <p>The room imports the JDK, ND4J's {@code INDArray} (only to copy from it) and FastCSV. The room
 * {@code train} and users' programs import it; it knows neither of them, nor the rooms below it.
 */
@NullMarked
package dev.regimen.data;

import org.jspecify.annotations.NullMarked;
