package dev.regimen.processor.model;

/**
 * A number that a run may override.
 *
 * @param name its full name, such as {@code hidden1.dropout}
 * @param value what the annotation says
 * @param interval the values it may take, as mathematics writes them
 * @param whole whether only whole numbers make sense
 */
public record Knob(String name, double value, String interval, boolean whole) {}
