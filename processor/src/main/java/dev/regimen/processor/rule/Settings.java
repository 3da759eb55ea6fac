package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Use;

/** Turns numbers of annotations into settings that a run may override. */
public interface Settings {
  /** The number that a member holds, under its full name such as {@code hidden1.dropout}. */
  Scalar setting(Use<?> use, String member);

  /** The member {@code value}. */
  default Scalar setting(Use<?> use) {
    return setting(use, "value");
  }
}
