package dev.regimen.processor.emit.trainer;

/**
 * A generated file.
 *
 * @param qualifiedName the class's name with its package
 * @param text the source
 */
public record SourceFile(String qualifiedName, String text) {}
