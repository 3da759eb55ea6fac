package dev.regimen.kernel;

import java.util.Locale;
import org.bytedeco.javacpp.Loader;

/**
 * The native libraries for this machine are not on the class path: OpenBLAS's, or ND4J's where a
 * vector is wanted as {@code INDArray} or oneDNN is missing. The message holds the dependencies to
 * add, exactly.
 */
public final class BackendMissingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  static final String ND4J = "1.0.0-M2.1";
  static final String OPENBLAS = "0.3.19-1.5.7";
  static final String JAVACPP = "1.5.7";

  BackendMissingException(Throwable cause) {
    super(message(Loader.Detector.getPlatform(), cause), cause);
  }

  static String message(String platform, Throwable cause) {
    return "[Regimen:BackendMissing] no ND4J backend for "
        + platform
        + " is on the class path"
        + "\n  why:  "
        + innermost(cause)
        + "\n  fix:  add these dependencies to the pom.xml of the program that trains:\n"
        + dependency("org.nd4j", "nd4j-native", ND4J, "")
        + dependency("org.nd4j", "nd4j-native", ND4J, classifier(platform))
        + dependency("org.bytedeco", "openblas", OPENBLAS, platform)
        + dependency("org.bytedeco", "javacpp", JAVACPP, platform);
  }

  /** The fastest build of ND4J's natives that exists for a platform. */
  static String classifier(String platform) {
    return platform.endsWith("-x86_64") ? platform + "-onednn-avx2" : platform;
  }

  private static String dependency(String group, String artifact, String version, String natives) {
    String classifier = natives.isEmpty() ? "" : "<classifier>" + natives + "</classifier>";
    return String.format(
        Locale.ROOT,
        "       "
            + " <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>\n",
        group,
        artifact,
        version,
        classifier);
  }

  private static String innermost(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
