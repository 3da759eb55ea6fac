package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against printed tables and data sets, and against what can be counted. */
@Tag("pure")
class StatisticsTest {
  /** Extra hours of sleep by two drugs, of ten patients: Student 1908, table on page 20. */
  private static final List<Double> FIRST =
      List.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);

  private static final List<Double> SECOND =
      List.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

  /** Critical values as every table prints them, to three digits. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.05, 12.706", "2, 0.05, 4.303", "4, 0.05, 2.776", "9, 0.05, 2.262", "30, 0.05, 2.042",
    "120, 0.05, 1.980", "1, 0.01, 63.657", "4, 0.01, 4.604", "9, 0.01, 3.250", "4, 0.1, 2.132",
    "9, 0.001, 4.781", "1000000, 0.05, 1.960"
  })
  void quantilesAreTheTables(int freedom, double p, double t) {
    assertEquals(t, StudentT.quantile(p, freedom), 0.0006);
    assertEquals(p, StudentT.twoSided(StudentT.quantile(p, freedom), freedom), 1e-10);
  }

  /** With one and two degrees of freedom there are closed forms. */
  @ParameterizedTest
  @CsvSource({"0", "0.1", "1", "2.5", "40", "1e6"})
  void probabilitiesAreTheClosedForms(double t) {
    assertEquals(1 - 2 / Math.PI * Math.atan(t), StudentT.twoSided(t, 1), 1e-12);
    assertEquals(1 - t / Math.sqrt(2 + t * t), StudentT.twoSided(t, 2), 1e-12);
  }

  /** R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"): 0.03, 0.06, 0.06, 0.02. */
  @Test
  void holmsOrder() {
    Map<String, Double> adjusted =
        Holm.adjusted(Map.of("a", 0.01, "b", 0.04, "c", 0.03, "d", 0.005));
    List<Double> expected = List.of(0.03, 0.06, 0.06, 0.02);
    for (int i = 0; i < 4; i++) {
      assertEquals(expected.get(i), adjusted.get("abcd".substring(i, i + 1)), 1e-15);
    }
    assertEquals(Map.of("a", 1.0, "b", 1.0), Holm.adjusted(Map.of("a", 0.6, "b", 0.9)));
  }

  /** t = -4.0621 with 9 degrees of freedom, p = 0.002833, interval -2.4599 to -0.7001. */
  @Test
  void studentsOwnData() {
    PairedComparison compared = PairedComparison.of(FIRST, SECOND);
    assertEquals(-1.58, compared.difference().mean(), 1e-12);
    assertEquals(1.229995, compared.difference().deviation(), 1e-6);
    assertEquals(-4.0621, compared.t(), 5e-5);
    assertEquals(0.002833, compared.p(), 5e-7);
    assertEquals(-2.4598858, compared.difference().low(), 1e-6);
    assertEquals(-0.7001142, compared.difference().high(), 1e-6);
  }

  /**
   * The tables of Wilcoxon 1945: with 6 pairs of one sign 0.03125, with 8 pairs a rank sum of 3.
   */
  @Test
  void wilcoxonsTables() {
    assertEquals(0.03125, PairedComparison.wilcoxon(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0)));
    assertEquals(0.0625, PairedComparison.wilcoxon(List.of(-1.0, -2.0, -3.0, -4.0, -5.0)));
    assertEquals(
        0.0390625, PairedComparison.wilcoxon(List.of(1.0, 2.0, -3.0, 4.0, 5.0, 6.0, 7.0, 8.0)));
    assertEquals(1, PairedComparison.wilcoxon(List.of(0.0, 0.0)));
  }

  /** Shared ranks and pairs without a difference, by going through all signs. */
  @Test
  void wilcoxonCountsAllSigns() {
    List<Double> differences = List.of(0.5, -0.5, 0.5, 2.0, 0.0, -2.0, 3.0, 1.0);
    double[] ranks = {2, 2, 2, 5.5, 5.5, 7, 4};
    double positive = 2 + 2 + 5.5 + 7 + 4;
    double all = 28;
    double least = Math.min(positive, all - positive);
    int extreme = 0;
    for (int signs = 0; signs < 1 << ranks.length; signs++) {
      double sum = 0;
      for (int i = 0; i < ranks.length; i++) {
        sum += (signs >> i & 1) * ranks[i];
      }
      extreme += Math.min(sum, all - sum) <= least ? 1 : 0;
    }
    double expected = (double) extreme / (1 << ranks.length);
    assertEquals(expected, PairedComparison.wilcoxon(differences), 1e-12);
  }

  /** 0.92 − 0.91 and 0.91 − 0.9 share a rank, though they differ in the last bits. */
  @Test
  void roundingSharesRanks() {
    PairedComparison rounded =
        PairedComparison.of(List.of(0.92, 0.90, 0.95, 0.97), List.of(0.91, 0.91, 0.94, 0.92));
    double[] ranks = {1, -1, 1, 5};
    assertEquals(
        PairedComparison.wilcoxon(DoubleStream.of(ranks).boxed().toList()), rounded.wilcoxon());
  }

  @Test
  void equalPairsDifferInNothing() {
    PairedComparison compared = PairedComparison.of(FIRST, FIRST);
    assertEquals(0, compared.t());
    assertEquals(1, compared.p());
    List<Double> higher = new ArrayList<>();
    FIRST.forEach(value -> higher.add(value + 16));
    assertTrue(PairedComparison.of(higher, FIRST).p() < 1e-9);
  }

  /** Of one run there is a mean and nothing else. */
  @Test
  void oneRunHasNoDeviation() {
    RepeatStatistics one = RepeatStatistics.of(List.of(0.5));
    assertEquals(0.5, one.mean());
    assertTrue(Double.isNaN(one.deviation()) && Double.isNaN(one.low()));
    assertTrue(Double.isNaN(PairedComparison.of(List.of(0.5), List.of(0.4)).p()));
  }
}
