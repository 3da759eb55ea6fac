package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** N-grams by the formulas of fastText's sources, in numbers without a size. */
@Tag("pure")
class NgramsTest {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
  private static final int BUCKETS = 1000;
  private static final int VOCABULARY = 9;

  private static Dataset texts(String... texts) {
    return TextSamples.of(List.of(texts), Collections.nCopies(texts.length, "any"));
  }

  private static Tokenizer tokenizer(TextUnit unit, int length, int ngrams, String... texts) {
    TextForm form = new TextForm(unit, length, VOCABULARY, 1).withNgrams(ngrams, BUCKETS);
    return Tokenizer.learn(form, texts(texts));
  }

  /** The published values of 32-bit FNV-1a (Fowler, Noll, Vo: test suite). */
  @Test
  void hashesAreThoseOfTheTestSuite() {
    assertEquals(0x811c9dc5, Ngrams.hash(""));
    assertEquals(0xe40c292c, Ngrams.hash("a"));
    assertEquals(0xbf9cf968, Ngrams.hash("foobar"));
  }

  /** h is unsigned and of 64 bits, a word's hash a signed number of 32. */
  private static int bucket(String... words) {
    BigInteger hash = BigInteger.ZERO;
    for (String word : words) {
      hash = hash.multiply(BigInteger.valueOf(116049371));
      hash = hash.add(BigInteger.valueOf(Ngrams.hash(word))).mod(WORD);
    }
    return VOCABULARY + mixed(hash).mod(BigInteger.valueOf(BUCKETS)).intValue();
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  private static BigInteger mixed(BigInteger hash) {
    BigInteger z = hash.xor(hash.shiftRight(30)).multiply(new BigInteger("bf58476d1ce4e5b9", 16));
    z = z.mod(WORD);
    z = z.xor(z.shiftRight(27)).multiply(new BigInteger("94d049bb133111eb", 16)).mod(WORD);
    return z.xor(z.shiftRight(31));
  }

  @Test
  void pairsAndTriplesStandBehindTheWords() {
    Tokenizer tokenizer = tokenizer(TextUnit.WORD, 4, 3, "a b c");
    assertEquals(4 + 3 + 2, tokenizer.form().width());
    assertEquals(VOCABULARY + BUCKETS, tokenizer.form().ids());
    float[] expected = {
      2, 3, 1, bucket("a", "b"), bucket("a", "b", "zoo"), bucket("b", "zoo"), 0, 0, 0
    };
    assertArrayEquals(expected, tokenizer.encode("A b zoo"));
    assertEquals("a b \ufffd", tokenizer.decode(tokenizer.encode("A b zoo")));
  }

  /** What is cut has no part in an n-gram, and is counted as words are. */
  @Test
  void onlyWhatIsKeptHasNgrams() {
    Dataset raw = texts("a b c d", "a", "", "c d");
    Tokenizer tokenizer = tokenizer(TextUnit.WORD, 3, 2, "a b c");
    Dataset seen = Texts.encoded(raw, tokenizer);
    assertArrayEquals(new int[] {5}, seen.shape());
    float[] row = new float[5];
    seen.features(0, row, 0);
    assertArrayEquals(new float[] {2, 3, 4, bucket("a", "b"), bucket("b", "c")}, row);
    seen.features(1, row, 0);
    assertArrayEquals(new float[] {2, 0, 0, 0, 0}, row);
    assertEquals(new TextCounts(4, 1, 1, 4, 6, 1, 0), Texts.counts(seen).orElseThrow());
  }

  @Test
  void bytesAndCharactersHaveThemToo() {
    float[] characters = tokenizer(TextUnit.CHARACTER, 3, 2, "ab").encode("ab");
    assertArrayEquals(new float[] {2, 3, bucket("a", "b"), 0, 0}, characters);
    float[] bytes = tokenizer(TextUnit.BYTE, 3, 2, "any").encode("ab");
    float pair = bucket("a", "b") - VOCABULARY + TextForm.BYTES;
    assertArrayEquals(new float[] {'a' + 2, 'b' + 2, pair, 0, 0}, bytes);
  }

  @Test
  void bucketsAreUsedEvenly() {
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      used.add(bucket("word" + i, "word" + (i + 1)));
    }
    // Of 1000 buckets 2000 even draws leave 1000·e^-2 = 135 empty, with a deviation of 9.
    assertTrue(Math.abs(used.size() - 865) < 45, "used " + used.size());
  }

  @Test
  void aFileKeepsThem() {
    Tokenizer tokenizer = tokenizer(TextUnit.WORD, 4, 2, "a b c");
    Tokenizer read = Tokenizer.fromMetadata(tokenizer.toMetadata());
    assertEquals(tokenizer.form(), read.form());
    assertArrayEquals(tokenizer.encode("a b q"), read.encode("a b q"));
  }
}
