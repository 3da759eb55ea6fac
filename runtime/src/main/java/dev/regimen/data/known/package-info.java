/**
 * Well-known data sets: fetched once, checked against the published checksum, kept in a cache.
 *
 * <p>What enters are files of the public pages of the data sets, over the network or put into the
 * cache by hand. What leaves is a {@link dev.regimen.data.TrainTest}. Nothing that a network or an
 * archive says is trusted: a file counts only when its checksum is the published one, appears in
 * the cache complete or not at all, and an archive is unpacked only within its folder and limits
 * ({@link dev.regimen.data.known.Archive}). Without a network the error says which files to get,
 * where from and where to.
 *
 * <p>The room imports {@code data}, {@code data.image}, the JDK, SLF4J and Commons Compress, which
 * reads tar and zip. It is the only room of the runtime that opens a connection.
 */
@NullMarked
package dev.regimen.data.known;

import org.jspecify.annotations.NullMarked;
