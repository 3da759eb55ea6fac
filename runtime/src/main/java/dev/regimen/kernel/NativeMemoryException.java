package dev.regimen.kernel;

/** The system has refused memory outside the heap. Nothing is lost but what asked for it. */
public final class NativeMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Bytes that were asked for. */
  private final long bytes;

  public NativeMemoryException(long bytes, String message) {
    super(message);
    this.bytes = bytes;
  }

  /** The same refusal, told by who knows what the memory was for. */
  public NativeMemoryException(NativeMemoryException refusal, String message) {
    super(message, refusal);
    this.bytes = refusal.bytes;
  }

  /** Bytes that were asked for and refused. */
  public long bytes() {
    return bytes;
  }
}
