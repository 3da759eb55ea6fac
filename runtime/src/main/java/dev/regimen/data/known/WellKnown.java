package dev.regimen.data.known;

import dev.regimen.data.FashionMnist;
import dev.regimen.data.Idx;
import dev.regimen.data.TrainTest;
import dev.regimen.data.image.Cifar10;
import dev.regimen.data.image.Cifar100;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Data sets that everybody compares with.
 *
 * <pre>{@code TrainTest digits = WellKnown.MNIST.load();}</pre>
 *
 * <p>The files are fetched once from the public pages of the data sets, checked against the
 * published checksums and kept in {@code ~/.cache/regimen}, or in the folder that {@code
 * -Dregimen.cache=} names. A download that was interrupted goes on where it ended. Without a
 * network {@link #load()} says which files to put where; files that are there already need none.
 */
public enum WellKnown {
  /** MNIST (LeCun, Cortes, Burges 1998): 60,000 and 10,000 handwritten digits, 28 x 28, grey. */
  MNIST(mnist(), set -> cache -> Idx.load(set.folder(cache))),

  /** Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): 60,000 and 10,000 clothes, 28 x 28, grey. */
  FASHION_MNIST(fashionMnist(), set -> cache -> FashionMnist.load(set.folder(cache))),

  /** CIFAR-10 (Krizhevsky 2009): 50,000 and 10,000 photographs of 10 classes, 32 x 32, colour. */
  CIFAR_10(cifar10(), set -> cache -> Cifar10.load(set.unpacked(cache))),

  /** CIFAR-100 (Krizhevsky 2009): 50,000 and 10,000 photographs of 100 classes, 32 x 32, colour. */
  CIFAR_100(cifar100(), set -> cache -> Cifar100.load(set.unpacked(cache))),

  /** CIFAR-100 with its 20 groups of classes as the classes. */
  CIFAR_100_COARSE(
      cifar100(), set -> cache -> Cifar100.load(set.unpacked(cache), Cifar100.Level.COARSE));

  static final String CACHE = "regimen.cache";
  private static final long MOST_CIFAR = 1L << 28;

  private final KnownSet set;
  private final Function<Path, TrainTest> reader;

  WellKnown(KnownSet set, Function<KnownSet, Function<Path, TrainTest>> reader) {
    this.set = set;
    this.reader = reader.apply(set);
  }

  /**
   * Reads the data set from the cache, fetching first what is not there.
   *
   * @throws dev.regimen.data.DataException if a file can neither be found nor fetched, which says
   *     what to do by hand, or is not the published one
   */
  public TrainTest load() {
    return load(cache());
  }

  /** As {@link #load()}, with a cache of the caller's choice. */
  public TrainTest load(Path cache) {
    return reader.apply(cache);
  }

  /** Where files are kept: {@code -Dregimen.cache=}, or {@code ~/.cache/regimen}. */
  public static Path cache() {
    String given = System.getProperty(CACHE);
    return given != null && !given.isBlank()
        ? Path.of(given)
        : Path.of(System.getProperty("user.home"), ".cache", "regimen");
  }

  /** What is fetched, and from where. */
  KnownSet set() {
    return set;
  }

  private static KnownSet mnist() {
    String[] sources = {
      "https://storage.googleapis.com/cvdf-datasets/mnist/",
      "https://ossci-datasets.s3.amazonaws.com/mnist/"
    };
    return new KnownSet(
        "mnist",
        "http://yann.lecun.com/exdb/mnist/",
        List.of(
            file(
                "train-images-idx3-ubyte.gz",
                9_912_422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                sources),
            file(
                "train-labels-idx1-ubyte.gz",
                28_881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                sources),
            file(
                "t10k-images-idx3-ubyte.gz",
                1_648_877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                sources),
            file(
                "t10k-labels-idx1-ubyte.gz",
                4_542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                sources)));
  }

  private static KnownSet fashionMnist() {
    String source = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
    return new KnownSet(
        "fashion-mnist",
        "https://github.com/zalandoresearch/fashion-mnist",
        List.of(
            file(
                "train-images-idx3-ubyte.gz",
                26_421_880,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                source),
            file(
                "train-labels-idx1-ubyte.gz",
                29_515,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                source),
            file(
                "t10k-images-idx3-ubyte.gz",
                4_422_102,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                source),
            file(
                "t10k-labels-idx1-ubyte.gz",
                5_148,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
                source)));
  }

  private static KnownSet cifar10() {
    return cifar("cifar-10", "c32a1d4ab5d03f1284b67883e8d87530");
  }

  private static KnownSet cifar100() {
    return cifar("cifar-100", "03b5dce01913d631647c71ecec9e9cb8");
  }

  private static KnownSet cifar(String name, String md5) {
    String archive = name + "-binary.tar.gz";
    return new KnownSet(
        name,
        "https://www.cs.toronto.edu/~kriz/cifar.html",
        List.of(
            new RemoteFile(
                archive,
                MOST_CIFAR,
                Checksum.md5(md5),
                List.of(URI.create("https://www.cs.toronto.edu/~kriz/" + archive)))));
  }

  private static RemoteFile file(String name, long bytes, String sha256, String... sources) {
    return new RemoteFile(
        name,
        bytes,
        Checksum.sha256(sha256),
        Stream.of(sources).map(source -> URI.create(source + name)).toList());
  }
}
