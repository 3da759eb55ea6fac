package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = λx for x > 0, else λα·(eˣ − 1), with λ = 1.0507… and α = 1.6732…, for which mean 0 and
 * variance 1 are a fixed point.
 *
 * <p>Any shape; made for {@link LecunInit}. Source: Klambauer et al. 2017.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Selu {}
