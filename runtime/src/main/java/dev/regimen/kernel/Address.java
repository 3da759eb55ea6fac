package dev.regimen.kernel;

import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** A pointer that is moved instead of allocated. */
public final class Address extends Pointer {
  public Address() {
    super((@Nullable Pointer) null);
  }

  public Address at(long newAddress) {
    address = newAddress;
    return this;
  }
}
