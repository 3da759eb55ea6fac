package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Asserts that bad data is refused, with every word of the message. */
public final class Refusal {
  private Refusal() {}

  /** Runs the action, which must throw exactly this. */
  public static DataException of(String message, Executable action) {
    DataException refusal = assertThrows(DataException.class, action);
    assertEquals(message, refusal.getMessage());
    return refusal;
  }
}
