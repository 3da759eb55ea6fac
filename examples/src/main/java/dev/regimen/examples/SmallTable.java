package dev.regimen.examples;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A regime for tables of some hundred rows, all of which are trained on. */
@Train(epochs = 100, batch = 16)
@Split(validation = 0)
@Standardize
@AdamW(learningRate = 5e-3)
@Cosine
@WeightDecay(0.1)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@interface SmallTable {}
