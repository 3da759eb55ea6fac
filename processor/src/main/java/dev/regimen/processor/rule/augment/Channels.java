package dev.regimen.processor.rule.augment;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;

/** What needs red, green and blue. */
final class Channels {
  private static final int IMAGE_RANK = 3;
  private static final int COLORS = 3;

  private Channels() {}

  /** Refuses a member on images that are not of three channels; what is no image is not asked. */
  static void requireColors(String member, Use<?> use, NetworkModel network, Report report) {
    Shape input = network.input();
    if (input.rank() == IMAGE_RANK && input.last() != COLORS) {
      report
          .error(
              "Misplaced",
              use.site().member(member),
              member
                  + " of "
                  + use.text()
                  + " needs three channels, but the input "
                  + input.text()
                  + " has "
                  + input.last())
          .fix("delete " + member);
    }
  }
}
