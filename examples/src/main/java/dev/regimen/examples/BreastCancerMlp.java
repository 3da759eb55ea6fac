package dev.regimen.examples;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Tanh;

/** Malignant or benign, by thirty measures of cell nuclei: one unit tells two classes apart. */
@Network(input = 30, classes = 2)
@SmallTable
@Seed(7)
class BreastCancerMlp {
  @Dense(16) @Tanh Layer hidden;
  @Dense(1) Layer benign;
}
