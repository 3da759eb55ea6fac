package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ByteCount;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.RunSize;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run takes no more memory than the regime allows. */
final class MemoryCheck {
  private static final int SHOWN = 3;

  /** 64 TiB. */
  private static final long LARGEST_MACHINE = 1L << 46;

  private final NetworkModel network;
  private final Rules rules;
  private final Report report;

  MemoryCheck(NetworkModel network, Rules rules, Report report) {
    this.network = network;
    this.rules = rules;
    this.report = report;
  }

  void check(MemoryNeed need) {
    arrays(need);
    for (Rules.Bound<RunRule<Annotation>> bound : rules.in(Role.RUN, network.regime())) {
      bound
          .rule()
          .memoryBudget(bound.annotation())
          .ifPresent(budget -> check(bound.use(), budget, need));
    }
  }

  /** A tensor of a batch is one array. */
  private void arrays(MemoryNeed need) {
    RunSize size = RunSize.of(network, rules);
    long batch = largestBatch(size);
    long widest = need.widest();
    if (widest == 0 || batch <= Integer.MAX_VALUE / widest) {
      machines(need, batch);
      return;
    }
    Optional<Use<?>> train = RunSize.stated(network.regime());
    Finding finding =
        report
            .error(
                "SizeOverflow",
                train.map(use -> use.site().member("batch")).orElse(network.site()),
                "batch = "
                    + batch
                    + " makes a tensor of "
                    + batch * widest
                    + " numbers, more than an array's "
                    + Integer.MAX_VALUE)
            .why(widest + " numbers a sample; the largest of the run: " + largest(need, batch));
    long fits = Integer.MAX_VALUE / widest * size.batch() / batch;
    train
        .filter(use -> fits > 0)
        .ifPresent(use -> finding.fix(use.fixElsewhere("batch", Math.toIntExact(fits))));
  }

  /** No machine has as much memory. */
  private void machines(MemoryNeed need, long batch) {
    if (need.bytes(batch) > LARGEST_MACHINE) {
      report
          .error(
              "SizeOverflow",
              network.site(),
              "a run takes " + ByteCount.text(need.bytes(batch)) + ", more than machines have")
          .why("the largest of it: " + largest(need, batch))
          .why("the largest layers: " + layers(need))
          .fix("fewer units or rows in the largest of them");
    }
  }

  private static String layers(MemoryNeed need) {
    return need.layers().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .map(layer -> layer.getKey() + " " + layer.getValue() + " weights")
        .collect(Collectors.joining(", "));
  }

  /** Memory is planned for the largest batch that a run grows to. */
  private static long largestBatch(RunSize size) {
    return size.sizes().stream().mapToLong(Integer::longValue).max().orElse(size.batch());
  }

  private void check(Use<?> use, long budget, MemoryNeed need) {
    RunSize size = RunSize.of(network, rules);
    long batch = largestBatch(size);
    if (need.bytes(batch) <= budget) {
      return;
    }
    long largest = need.largestBatch(budget);
    String what = largest == 0 ? "even batch = 1" : "batch = " + batch;
    long taken = need.bytes(largest == 0 ? 1 : batch);
    Finding finding =
        report
            .error(
                "MemoryBudget",
                use.site().member("value"),
                what + " takes " + exact(taken) + ", and the budget is " + exact(budget))
            .why("the largest of it: " + largest(need, largest == 0 ? 1 : batch))
            .why(
                ByteCount.text(need.fixed())
                    + " whatever the batch, "
                    + ByteCount.text(need.ofSample())
                    + " a sample, "
                    + lent(need, largest == 0 ? 1 : batch)
                    + "and "
                    + ByteCount.text(need.ofWorker())
                    + " for each worker beyond the first");
    long begin = largest * size.batch() / Math.max(1, batch);
    if (begin > 0) {
      RunSize.stated(network.regime())
          .ifPresent(train -> finding.fix(train.fixElsewhere("batch", Math.toIntExact(begin))));
    }
    finding.fix("@MemoryBudget(\"" + ByteCount.enough(taken) + "\")");
  }

  private static String lent(MemoryNeed need, long batch) {
    long bytes = need.convolutions().bytes(batch);
    return bytes == 0
        ? ""
        : "at most " + ByteCount.text(bytes) + " for each worker's convolutions to work in, ";
  }

  /** To the byte, where what people say of both would be the same. */
  private static String exact(long bytes) {
    return ByteCount.text(bytes) + " (" + bytes + " bytes)";
  }

  private static String largest(MemoryNeed need, long batch) {
    return need.largest(batch, SHOWN).stream()
        .map(buffer -> buffer.name() + " " + ByteCount.text(buffer.bytes(batch)))
        .collect(Collectors.joining(", "));
  }
}
