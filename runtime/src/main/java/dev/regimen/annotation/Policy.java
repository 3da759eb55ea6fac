package dev.regimen.annotation;

/** The data set on which a policy of {@link AutoAugment} was learned. */
public enum Policy {
  /** CIFAR-10, a reduced set of it: mostly colours. */
  CIFAR10,
  /** ImageNet, a reduced set of it: mostly colours and rotation. */
  IMAGENET,
  /** Street View House Numbers, the core set: mostly geometry and inversion. */
  SVHN
}
