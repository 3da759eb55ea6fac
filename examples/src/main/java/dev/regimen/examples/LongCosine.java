package dev.regimen.examples;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A regime under one name: thirty epochs whose learning rate falls along a cosine. */
@Train(epochs = 30, batch = 128)
@Split(validation = 1000)
@AdamW(learningRate = 1e-3)
@Cosine
@Warmup(epochs = 2)
@WeightDecay(0.05)
@LabelSmoothing(0.1)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@interface LongCosine {}
