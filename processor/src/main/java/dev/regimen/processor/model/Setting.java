package dev.regimen.processor.model;

/**
 * A number that a run may override.
 *
 * @param name its full name, such as {@code hidden1.dropout}
 * @param value what the annotation says: a {@code Long} where whole, else a {@code Double}
 * @param interval the values it may take, as mathematics writes them
 * @param whole whether only whole numbers make sense
 */
public record Setting(String name, Number value, String interval, boolean whole) {}
