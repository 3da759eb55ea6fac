package dev.regimen.train.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every half and every bfloat16 is widened exactly: there are 65,536 of each. */
@Tag("pure")
class TensorValuesTest {
  private static final int ALL = 1 << 16;

  /** By the definition of the format: (−1)^sign · 2^(exponent − bias) · 1.fraction. */
  private static BigDecimal defined(int bits, int exponentBits, int fractionBits) {
    int bias = (1 << exponentBits - 1) - 1;
    int exponent = bits >> fractionBits & (1 << exponentBits) - 1;
    long significand = bits & (1 << fractionBits) - 1;
    if (exponent > 0) {
      significand += 1L << fractionBits;
    }
    int scale = Math.max(1, exponent) - bias - fractionBits;
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal magnitude =
        scale >= 0
            ? BigDecimal.valueOf(significand).multiply(two.pow(scale))
            : BigDecimal.valueOf(significand).divide(two.pow(-scale));
    return bits >> exponentBits + fractionBits == 0 ? magnitude : magnitude.negate();
  }

  @Test
  void everyFiniteHalfIsTheNumberOfItsDefinition() {
    int finite = 0;
    for (int bits = 0; bits < ALL; bits++) {
      if ((bits >> 10 & 0x1f) != 0x1f) {
        float value = TensorValues.half((short) bits);
        assertEquals(0, new BigDecimal(value).compareTo(defined(bits, 5, 10)), "bits " + bits);
        assertEquals(bits >> 15 == 1, Math.copySign(1, value) < 0, "the sign of " + bits);
        finite++;
      }
    }
    assertEquals(ALL - 2 * 1024, finite);
    assertEquals(65504, TensorValues.half((short) 0x7bff), "the largest");
    assertEquals(0x1p-24f, TensorValues.half((short) 1), "the least subnormal");
  }

  @Test
  void everyFiniteBrainFloatIsTheNumberOfItsDefinition() {
    for (int bits = 0; bits < ALL; bits++) {
      if ((bits >> 7 & 0xff) != 0xff) {
        float value = TensorValues.brain((short) bits);
        assertEquals(0, new BigDecimal(value).compareTo(defined(bits, 8, 7)), "bits " + bits);
        assertEquals(bits >> 15 == 1, Math.copySign(1, value) < 0, "the sign of " + bits);
      }
    }
    assertEquals(0x1p-133f, TensorValues.brain((short) 1), "the least subnormal");
  }

  @Test
  void infinitiesAndWhatIsNoNumberStaySo() {
    assertEquals(Float.POSITIVE_INFINITY, TensorValues.half((short) 0x7c00));
    assertEquals(Float.NEGATIVE_INFINITY, TensorValues.half((short) 0xfc00));
    assertEquals(Float.POSITIVE_INFINITY, TensorValues.brain((short) 0x7f80));
    assertEquals(Float.NEGATIVE_INFINITY, TensorValues.brain((short) 0xff80));
    for (int fraction = 1; fraction < 1024; fraction++) {
      assertTrue(Float.isNaN(TensorValues.half((short) (0x7c00 | fraction))));
    }
    for (int fraction = 1; fraction < 128; fraction++) {
      assertTrue(Float.isNaN(TensorValues.brain((short) (0xff80 | fraction))));
    }
  }
}
