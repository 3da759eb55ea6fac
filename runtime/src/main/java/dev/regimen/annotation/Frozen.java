package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer or a block that stands still: its parameters keep their bits, and their gradients are not
 * computed. {@link BatchNorm} there normalizes with its running statistics, as at inference, and
 * does not change them. Dropout goes on.
 *
 * <p>What lies before it is trained through it. Weights that are worth keeping come from a model
 * file ({@link StartFrom}); frozen as they are initialized they are random features.
 *
 * <p>Errors: {@code NothingToTrain} where no parameter is left.
 *
 * <p>Source: Yosinski et al. 2014.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Frozen {}
