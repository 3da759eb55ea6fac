package dev.regimen.train.loop;

import dev.regimen.data.augment.Augmentations;
import dev.regimen.train.step.Settings;

/**
 * The forward passes whose mean is a prediction: every view of the samples, by every member of an
 * ensemble, under every draw.
 *
 * @param views of each sample, at least 1
 * @param members that see each view, at least 1
 * @param draws of a member's random numbers for each view; 0 where inference draws nothing
 */
public record Passes(int views, int members, int draws) {
  /** What training takes: each batch once. */
  public static final Passes ONE = new Passes(1, 1, 0);

  /** Those by which so many members measure and predict. */
  public static Passes of(Augmentations augmentations, Settings settings, int members) {
    return new Passes(augmentations.views(), members, settings.drawsToPredict());
  }

  /** All of them. */
  public int count() {
    return views * ofView();
  }

  private int ofView() {
    return members * ofMember();
  }

  private int ofMember() {
    return Math.max(1, draws);
  }

  /** The view that a pass shows, from 0. */
  public int view(int pass) {
    return pass / ofView();
  }

  /** Whether a pass shows what the one before did not. */
  public boolean feeds(int pass) {
    return pass % ofView() == 0;
  }

  /** The member whose pass it is, from 0. */
  public int member(int pass) {
    return pass % ofView() / ofMember();
  }

  /** The number of a pass among those of its view and its member. */
  public int draw(int pass) {
    return pass % ofMember();
  }

  /** Whether predictions differ from pass to pass for another reason than what is shown. */
  boolean deviate() {
    return ofView() > 1;
  }
}
