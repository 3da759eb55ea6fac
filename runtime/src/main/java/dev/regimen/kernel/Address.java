package dev.regimen.kernel;

import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** A pointer that is moved instead of allocated. */
final class Address extends Pointer {
  Address() {
    super((@Nullable Pointer) null);
  }

  Address at(long newAddress) {
    address = newAddress;
    return this;
  }
}
