package dev.regimen.processor.read;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Regime;
import dev.regimen.processor.diagnostic.Report;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What must hold of a class as Java before it can be read as a network or a regime. */
final class Structure {
  private final Report report;

  Structure(Report report) {
    this.report = report;
  }

  /** A root is a plain class that its package can see, and either a network or a regime. */
  void check(TypeElement type, ElementSite site) {
    String word = isNetwork(type) ? "network" : "regime";
    plainClass(type, site, word);
    visible(type, site, word);
    alone(type, word, Block.class, site, "a trainer is for one class, and a block has none");
    if (isNetwork(type)) {
      nothingInherited(type, site);
      String trainer = type.getSimpleName() + "Trainer";
      alone(type, word, Regime.class, site, "both would name their trainer " + trainer);
    }
  }

  /** A block is a plain class of layers; no generated code names it, so it may be private. */
  void checkBlock(TypeElement type, ElementSite site) {
    plainClass(type, site, "block");
    nothingInherited(type, site);
    if (parts(type).findAny().isEmpty()) {
      report
          .error("EmptyBlock", site, "there is no field of type Layer or of a block's")
          .why("a block computes what its fields compute")
          .fix("@Dense(Block.WIDTH) Layer hidden;");
    }
  }

  /** A network or regime is nothing else besides. */
  private void alone(
      TypeElement root,
      String word,
      Class<? extends Annotation> other,
      ElementSite site,
      String why) {
    String text = "@" + other.getSimpleName();
    String itself = word.equals("network") ? "@Network" : "@Regime";
    Techniques.mirror(root, other)
        .ifPresent(
            mirror ->
                report
                    .error(
                        "Misplaced",
                        site.at(mirror),
                        text + " stands on a class that is a " + itself + " itself")
                    .why(why)
                    .fix("put " + text + " and its techniques on a class of their own"));
  }

  private void plainClass(TypeElement type, ElementSite site, String word) {
    if (type.getKind() != ElementKind.CLASS) {
      report
          .error(
              "NotInstantiable", site, "a " + word + " must be a class, but this is " + kind(type))
          .fix(plain(type) + (type.getKind() == ElementKind.ENUM ? " without constants" : ""));
    } else if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      report
          .error("NotInstantiable", site, "a " + word + " must not be abstract")
          .why("a trainer is for one class; what subclasses would add is not known")
          .fix(plain(type));
    } else if (!type.getTypeParameters().isEmpty()) {
      report
          .error("NotInstantiable", site, "a " + word + " must not have type parameters")
          .fix(plain(type) + " and its uses without <...>");
    }
  }

  /** The class as it should be: with its body, or with a layer where it has none. */
  private static String plain(TypeElement type) {
    Network network = type.getAnnotation(Network.class);
    boolean empty = network != null && parts(type).findAny().isEmpty();
    String body = empty ? "@Dense(" + units(network) + ") Layer output;" : "...";
    return "class " + type.getSimpleName() + " { " + body + " }";
  }

  private static int units(Network network) {
    int several = Math.max(network.classes(), network.labels());
    return Math.max(1, Math.max(several, network.outputs()));
  }

  private static String kind(TypeElement type) {
    return switch (type.getKind()) {
      case INTERFACE -> "an interface";
      case ENUM -> "an enum";
      case ANNOTATION_TYPE -> "an annotation";
      case RECORD -> "a record";
      default -> "a " + type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private void visible(TypeElement type, ElementSite site, String word) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        String inside = at.equals(type) ? "is private" : "lies in private " + at.getSimpleName();
        report
            .error("PrivateNested", site, "the " + word + " " + inside)
            .why("its trainer is a class of the same package, which cannot see it")
            .fix("delete private");
        return;
      }
    }
  }

  private void nothingInherited(TypeElement type, ElementSite site) {
    for (TypeElement above = superclass(type); above != null; above = superclass(above)) {
      List<VariableElement> layers = parts(above).toList();
      if (!layers.isEmpty()) {
        report
            .error(
                "InheritedLayerOrder",
                site,
                "layer "
                    + layers.get(0).getSimpleName()
                    + " is inherited from "
                    + above.getSimpleName())
            .why("compilers do not agree on the order of fields that come from a class file")
            .fix("declare all layers in " + type.getSimpleName());
        return;
      }
    }
  }

  /** A class of layers that this compiler reads from a file without the order of its fields. */
  void orderUnknown(TypeElement network, ElementSite site) {
    report
        .error(
            "InheritedLayerOrder",
            site,
            "the order of the layers of " + network.getSimpleName() + " is not known here")
        .why("this compiler sorts the fields of classes that it reads from class files")
        .fix("compile " + network.getSimpleName() + " together with this class: clean, then build");
  }

  private static @Nullable TypeElement superclass(TypeElement type) {
    TypeMirror above = type.getSuperclass();
    return above.getKind() == TypeKind.DECLARED
        ? (TypeElement) ((DeclaredType) above).asElement()
        : null;
  }

  /** A regime has no layers of its own. */
  void noLayers(TypeElement regime, ElementSite site) {
    parts(regime)
        .forEach(
            field ->
                report
                    .error(
                        "Misplaced",
                        ElementSite.of(site.owner() + "." + field.getSimpleName(), 1, field),
                        "a layer in a regime")
                    .why("a regime trains the layers of the network that @Regime names")
                    .fix("move " + field.getSimpleName() + " to the network"));
  }

  /** A layer belongs to one network. */
  void notStatic(VariableElement layer, ElementSite site) {
    if (layer.getModifiers().contains(Modifier.STATIC)) {
      report.error("Misplaced", site, "a layer must not be static").fix("delete static");
    }
  }

  /** A network is no part of another one; what two of them share is a block. */
  void noNetwork(VariableElement field, ElementSite site) {
    String name = ((DeclaredType) field.asType()).asElement().getSimpleName().toString();
    report
        .error("Misplaced", site, "a network inside another: " + name + " is a @Network")
        .why("only a @Block class can be a part: a network states its input and its target")
        .fix("move the layers that both share to a @Block class");
  }

  static boolean isNetwork(Element element) {
    return Techniques.mirror(element, Network.class).isPresent();
  }

  static boolean isBlock(Element element) {
    return Techniques.mirror(element, Block.class).isPresent();
  }

  /** The fields that are layers or blocks, in the order that the compiler gives. */
  static Stream<VariableElement> parts(TypeElement type) {
    return fields(type).filter(field -> isLayer(field) || block(field).isPresent());
  }

  /** The fields whose type is a network. */
  static Stream<VariableElement> networks(TypeElement type) {
    return fields(type)
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> type(field).filter(Structure::isNetwork).isPresent());
  }

  private static Stream<VariableElement> fields(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getKind() == ElementKind.FIELD);
  }

  static boolean isLayer(Element field) {
    return type(field)
        .filter(type -> type.getQualifiedName().contentEquals(Layer.class.getName()))
        .isPresent();
  }

  /** The block that a field uses. */
  static Optional<TypeElement> block(Element field) {
    return type(field).filter(Structure::isBlock);
  }

  /** The class that a field's type names, if it is one and is there. */
  private static Optional<TypeElement> type(Element field) {
    return field.asType().getKind() == TypeKind.DECLARED
        ? Optional.of((TypeElement) ((DeclaredType) field.asType()).asElement())
        : Optional.empty();
  }
}
