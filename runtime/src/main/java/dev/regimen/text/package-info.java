/**
 * How names and numbers are written for people: aligned columns, rounded numbers, texts of others
 * without what a console would obey, and the name that was probably meant. Imports {@code java.*};
 * internal, for the rooms of data and training.
 */
@NullMarked
package dev.regimen.text;

import org.jspecify.annotations.NullMarked;
