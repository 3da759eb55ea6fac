package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Value;

/**
 * Products of an update on one parameter: all workers together replace what a loop has left in the
 * place of the parameter's gradient.
 *
 * @param phase barriers of the update passed before
 * @param parameter the leaf
 * @param value what becomes of it
 */
public record MatrixStep(int phase, Value parameter, Value value) {}
