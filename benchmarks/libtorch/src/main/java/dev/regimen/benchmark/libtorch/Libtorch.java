package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Service;
import java.io.IOException;
import org.bytedeco.pytorch.global.torch;

/** The measured process of libtorch; temporaries are freed after every step by a scope. */
public final class Libtorch {
  private Libtorch() {}

  /** Serves the driver; see {@link Service}. */
  public static void main(String[] args) throws IOException {
    Service.serve(args, Libtorch::open);
  }

  private static Peer open(Configuration configuration, boolean noise) {
    torch.set_num_threads(configuration.threads());
    return switch (configuration.workload().kind()) {
      case PREDICT -> new Predictions(configuration);
      case RUN, CONVERGE -> new WholeRuns(configuration);
      default -> new Training(configuration, noise);
    };
  }
}
