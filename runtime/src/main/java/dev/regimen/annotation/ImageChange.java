package dev.regimen.annotation;

/** Aspects of an image, or of a text, that an augmentation may change. */
public enum ImageChange {
  /** Which side is left, or up: a mirror image. */
  FLIP,
  /** The direction that is up. */
  ROTATE,
  /** The angle between upright and lying edges. */
  SHEAR,
  /** The size of what is shown, or its ratio of width to height. */
  SCALE,
  /** The place of what is shown. */
  TRANSLATE,
  /** Whether all of it is seen. */
  CROP,
  /** Brightness, contrast or colour. */
  COLOR,
  /** The order of a text's words. */
  ORDER
}
