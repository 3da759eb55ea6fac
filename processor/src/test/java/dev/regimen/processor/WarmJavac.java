package dev.regimen.processor;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.tools.DiagnosticListener;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The JDK's javac, whose compilations read the tests' class path through one file manager: one of
 * its own would open and index all sixty jars anew, which takes longer than most networks do.
 *
 * <p>Nothing is kept from one compilation to the next but these indices. What an option would set
 * in a file manager, such as {@code -d}, is refused: the next compilation would find it there.
 */
public final class WarmJavac implements JavaCompiler {
  /** A class file for a later Java may stand beside one in a jar; the same for all. */
  private static final String MULTI_RELEASE = "--multi-release";

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** No file manager may serve two threads. */
  private static final ThreadLocal<StandardJavaFileManager> FILES =
      ThreadLocal.withInitial(
          () -> new Files(JAVAC.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)));

  /** What tests are compiled with. */
  public static final JavaCompiler INSTANCE = new WarmJavac();

  private WarmJavac() {}

  /** That of this thread; closing it does nothing. */
  public static StandardJavaFileManager files() {
    return FILES.get();
  }

  @Override
  public StandardJavaFileManager getStandardFileManager(
      DiagnosticListener<? super JavaFileObject> listener, Locale locale, Charset charset) {
    return files();
  }

  @Override
  public CompilationTask getTask(
      Writer out,
      JavaFileManager files,
      DiagnosticListener<? super JavaFileObject> listener,
      Iterable<String> options,
      Iterable<String> classes,
      Iterable<? extends JavaFileObject> sources) {
    return JAVAC.getTask(out, files == null ? files() : files, listener, options, classes, sources);
  }

  @Override
  public int isSupportedOption(String option) {
    return JAVAC.isSupportedOption(option);
  }

  @Override
  public int run(InputStream in, OutputStream out, OutputStream err, String... arguments) {
    throw new UnsupportedOperationException("its arguments would set what others find");
  }

  @Override
  public Set<SourceVersion> getSourceVersions() {
    return JAVAC.getSourceVersions();
  }

  private static final class Files extends ForwardingJavaFileManager<StandardJavaFileManager>
      implements StandardJavaFileManager {
    Files(StandardJavaFileManager all) {
      super(all);
    }

    @Override
    public boolean handleOption(String option, Iterator<String> rest) {
      if (!option.equals(MULTI_RELEASE)) {
        throw new IllegalArgumentException(option + " needs a file manager of its own");
      }
      return super.handleOption(option, rest);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) {
      throw new IllegalArgumentException(location + " needs a file manager of its own");
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
      return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
        Iterable<? extends File> files) {
      return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
      return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(
        Iterable<String> names) {
      return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
      return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void close() {
      // The next compilation goes on with it.
    }
  }
}
