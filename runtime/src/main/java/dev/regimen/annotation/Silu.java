package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = x·σ(x) = x/(1 + e⁻ˣ), also called swish.
 *
 * <p>Any shape. Source: Elfwing et al. 2017; Ramachandran et al. 2017.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Silu {}
