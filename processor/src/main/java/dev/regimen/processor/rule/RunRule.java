package dev.regimen.processor.rule;

import dev.regimen.processor.model.Fact;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * A technique of the loop that every trainer shares: how long, on what data, when to stop. It
 * becomes facts of the generated blueprint, which the runtime acts on.
 */
public non-sealed interface RunRule<A extends Annotation> extends Rule<A> {
  /** The facts; numbers that a run may override are settings and need no fact. */
  List<Fact> facts(A annotation);
}
