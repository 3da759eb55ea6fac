package dev.regimen.processor.check;

import dev.regimen.annotation.Data;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;

/** What is said of the data fits what is said of the run. */
final class DataCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    int batch = RunSize.of(network, rules).batch();
    network
        .use(Data.class)
        .map(data -> data.annotation().train())
        .filter(samples -> samples > 0 && batch > samples)
        .flatMap(samples -> RunSize.stated(network.regime()))
        .ifPresent(train -> warn(train, batch, network, report));
  }

  private static void warn(Use<?> train, int batch, NetworkModel network, Report report) {
    int samples = network.use(Data.class).orElseThrow().annotation().train();
    report
        .warning(
            "BatchExceedsData",
            train.site().member("batch"),
            "batch = " + batch + " is more than the " + samples + " samples to train on")
        .why("each epoch is a single step, of a smaller batch than the learning rate is for")
        .fix(train.fix("batch", Math.max(1, Integer.highestOneBit(samples) / 8)));
  }
}
