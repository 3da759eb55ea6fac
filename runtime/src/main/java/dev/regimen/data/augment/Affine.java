package dev.regimen.data.augment;

/**
 * An affine map from places of an image to come to places of the image at hand: x = a·x' + b·y' + c
 * and y = d·x' + e·y' + f, in pixels, with centres of pixels at whole numbers.
 *
 * <p>What happens to the image first is called first: {@code map.rotate(r); map.shift(1, 0)}
 * rotates and then shifts the result. Mutable, so that nothing is allocated a sample.
 */
public final class Affine {
  /** Coefficients this close to a whole number are that number, so that quarter turns are exact. */
  private static final double ROUNDING = 1e-7;

  private final double centreX;
  private final double centreY;
  double a;
  double b;
  double c;
  double d;
  double e;
  double f;

  /** The identity for images of this size. */
  public Affine(int height, int width) {
    centreX = (width - 1) / 2.0;
    centreY = (height - 1) / 2.0;
    clear();
  }

  /** Becomes the identity. */
  public void clear() {
    set(1, 0, 0, 0, 1, 0);
  }

  /** Rotates about the centre, clockwise as one sees the image. */
  public void rotate(double radians) {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    about(cos, sin, -sin, cos);
  }

  /** Enlarges about the centre. */
  public void scale(double factor) {
    about(1 / factor, 0, 0, 1 / factor);
  }

  /** Slants: what lies y below the centre moves right by alongX·y, what lies x right of it down. */
  public void shear(double alongX, double alongY) {
    double determinant = 1 - alongX * alongY;
    about(1 / determinant, -alongX / determinant, -alongY / determinant, 1 / determinant);
  }

  /** Moves the image right and down. */
  public void shift(double right, double down) {
    then(1, 0, -right, 0, 1, -down);
  }

  /** Mirrors left to right. */
  public void mirror() {
    about(-1, 0, 0, 1);
  }

  /** Turns upside down, without a mirror image's left and right. */
  public void overturn() {
    about(1, 0, 0, -1);
  }

  /** Makes a window fill the whole image. */
  public void window(double left, double top, double width, double height) {
    double x = width / (2 * centreX + 1);
    double y = height / (2 * centreY + 1);
    then(x, 0, left - 0.5 + 0.5 * x, 0, y, top - 0.5 + 0.5 * y);
  }

  /** Makes the whole image fill one of another size. */
  public void resize(int height, int width) {
    double x = (2 * centreX + 1) / width;
    double y = (2 * centreY + 1) / height;
    then(x, 0, 0.5 * x - 0.5, 0, y, 0.5 * y - 0.5);
  }

  /** A linear map of distances from the centre, of those to come to those at hand. */
  private void about(double xx, double xy, double yx, double yy) {
    then(
        xx,
        xy,
        centreX - xx * centreX - xy * centreY,
        yx,
        yy,
        centreY - yx * centreX - yy * centreY);
  }

  /** The places that this names, seen from places that another map leads here. */
  private void then(double p, double q, double r, double s, double t, double u) {
    set(
        a * p + b * s,
        a * q + b * t,
        a * r + b * u + c,
        d * p + e * s,
        d * q + e * t,
        d * r + e * u + f);
  }

  private void set(double na, double nb, double nc, double nd, double ne, double nf) {
    a = na;
    b = nb;
    c = nc;
    d = nd;
    e = ne;
    f = nf;
  }

  /** Whether every place stays where it is. */
  public boolean isIdentity() {
    round();
    return a == 1 && b == 0 && c == 0 && d == 0 && e == 1 && f == 0;
  }

  /** Whether pixels come from pixels: flips, quarter turns and shifts by whole numbers. */
  boolean isExact() {
    round();
    boolean straight = b == 0 && d == 0 && Math.abs(a) == 1 && Math.abs(e) == 1;
    boolean turned = a == 0 && e == 0 && Math.abs(b) == 1 && Math.abs(d) == 1;
    return (straight || turned) && c == Math.rint(c) && f == Math.rint(f);
  }

  private void round() {
    set(near(a), near(b), near(c), near(d), near(e), near(f));
  }

  private static double near(double value) {
    double whole = Math.rint(value);
    return Math.abs(value - whole) < ROUNDING ? whole + 0.0 : value;
  }
}
