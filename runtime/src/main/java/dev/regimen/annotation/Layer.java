package dev.regimen.annotation;

/**
 * The type of a network's fields: {@code @Dense(10) Layer logits;}.
 *
 * <p>A field declares a layer, it never holds one: the trainer that is generated from the class
 * owns the parameters. The class itself is never instantiated.
 */
public final class Layer {
  private Layer() {}
}
