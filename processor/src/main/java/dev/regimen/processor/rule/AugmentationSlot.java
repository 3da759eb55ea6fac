package dev.regimen.processor.rule;

/** The order of techniques of augmentation, whatever the order in which they are written. */
public enum AugmentationSlot {
  /** Which samples a batch has. */
  REPEAT,
  /** A text in other words, before anything is done to these. */
  PARAPHRASE,
  /** Words of a text: synonyms in their place, then others among them. */
  REPLACE,
  INSERT,
  /** Which word stands where, then which are there, then which are known. */
  SWAP,
  DELETE,
  FORGET,
  /** What part of an image is shown. */
  CROP,
  /** Mirror images. */
  FLIP,
  /** Size, then slant, then direction, then place: one resampling together with those above. */
  SCALE,
  SHEAR,
  ROTATE,
  TRANSLATE,
  /** Learned or random policies. At most one a regime. */
  POLICY,
  /** Colours. */
  COLOR,
  /** Noise, behind standardization. */
  NOISE,
  /** Erased parts, behind standardization. */
  ERASE,
  /** Hidden parts, which are what is to be predicted. */
  MASK,
  /** Which classes samples are taken for. */
  LABEL,
  /** Mixed samples. */
  MIX,
  /** Not training: what validation, test and prediction are shown. */
  EVALUATION;

  /** Whether what stands here shows a sample otherwise each time. */
  public boolean changesSamples() {
    return compareTo(REPEAT) > 0 && compareTo(LABEL) < 0;
  }

  /** Whether it changes more of a sample than from where and how large it is seen. */
  public boolean strong() {
    return compareTo(POLICY) >= 0 && compareTo(LABEL) < 0;
  }
}
