package dev.regimen.annotation;

/** Which count of connections an initialization scales by. */
public enum FanMode {
  /** The inputs that one output unit sums over: keeps the variance of activations. */
  FAN_IN,
  /** The outputs that one input reaches: keeps the variance of gradients. */
  FAN_OUT
}
