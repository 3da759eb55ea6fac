/** Techniques that weigh the losses of several tasks against each other. */
@org.jspecify.annotations.NullMarked
package dev.regimen.processor.rule.task;
