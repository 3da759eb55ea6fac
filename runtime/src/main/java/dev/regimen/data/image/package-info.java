/**
 * Images: files and folders of them as data sets of bytes.
 *
 * <p>What enters are folders of JPEG and PNG files ({@link dev.regimen.data.image.ImageFolder}) and
 * the binary files of CIFAR ({@link dev.regimen.data.image.Cifar10}, {@link
 * dev.regimen.data.image.Cifar100}). What leaves is a {@link dev.regimen.data.Dataset} that holds
 * bytes, collected by {@link dev.regimen.data.ImageSamples}, or the names of files that are decoded
 * when they are needed.
 *
 * <p>A file goes through four steps, each of which may refuse it: its header is read and its sizes
 * are held against the limits; it is decoded, large ones to a part of their rows and columns; it is
 * resampled; it is turned upright. Headers are read here and not by the JDK because the JDK's
 * decoders mend a truncated JPEG in silence, look at no checksum of a PNG and do not know EXIF.
 *
 * <p>The room imports {@code data}, the JDK with its ImageIO, and metadata-extractor, which reads
 * the segments of a JPEG and EXIF.
 */
@NullMarked
package dev.regimen.data.image;

import org.jspecify.annotations.NullMarked;
