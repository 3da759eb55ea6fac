package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Trains the last layer alone, which has to be linear: an evaluation of what the layers before it
 * have learned, by how well their output tells labels apart.
 *
 * <p>All other layers are {@link Frozen} for the whole run: their parameters and running statistics
 * keep their bits, batch norms normalize by the latter, and no gradient of them is computed.
 * Nothing is drawn in them either, by {@link Dropout}, {@link StochasticDepth}, {@link DropConnect}
 * or any other: they yield what they yield at inference, which is what the probe is of.
 * Augmentation goes on, and so does what is drawn in the last layer. Their weights come from a
 * model file ({@link StartFrom}, {@code trainer.from(path)}); as the seed draws them the probe is
 * one of random features, with which one compares. Of a network with {@link Head}s the last field
 * of each is trained.
 *
 * <p>Errors: {@code NotLinear} where the last field is more than one linear map, {@code
 * NothingToTrain} where nothing is left.
 *
 * <p>Source: Alain and Bengio 2016, <i>Understanding intermediate layers using linear classifier
 * probes</i>; as the usual protocol Zhang, Isola and Efros 2016, with features of evaluation He et
 * al. 2020, <i>Momentum contrast</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LinearProbe {}
