package dev.regimen.processor.read;

import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Regime;
import dev.regimen.processor.diagnostic.Report;
import java.util.List;
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
    if (isNetwork(type)) {
      nothingInherited(type, site);
      Techniques.mirror(type, Regime.class)
          .ifPresent(
              regime ->
                  report
                      .error(
                          "Misplaced",
                          site.at(regime),
                          "@Regime stands on a class that is a @Network itself")
                      .why("both would name their trainer " + type.getSimpleName() + "Trainer")
                      .fix("put @Regime and its techniques on a class of their own"));
    }
  }

  private void plainClass(TypeElement type, ElementSite site, String word) {
    if (type.getKind() != ElementKind.CLASS) {
      report
          .error(
              "NotInstantiable", site, "a " + word + " must be a class, but this is " + kind(type))
          .fix("class " + type.getSimpleName() + " { ... }");
    } else if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      report
          .error("NotInstantiable", site, "a " + word + " must not be abstract")
          .why("a trainer is for one " + word + "; what subclasses would add is not known")
          .fix("class " + type.getSimpleName() + " { ... }");
    } else if (!type.getTypeParameters().isEmpty()) {
      report
          .error("NotInstantiable", site, "a " + word + " must not have type parameters")
          .fix("class " + type.getSimpleName() + " { ... }");
    }
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
      List<VariableElement> layers = layers(above).toList();
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

  /** A network that this compiler reads from a class file without the order of its fields. */
  void orderUnknown(TypeElement network, ElementSite site) {
    report
        .error(
            "InheritedLayerOrder",
            site,
            "the order of the layers of " + network.getSimpleName() + " is not known here")
        .why("this compiler sorts the fields of classes that it reads from class files")
        .fix("compile " + network.getSimpleName() + " together with this class: clean, then build");
  }

  private static @org.jspecify.annotations.Nullable TypeElement superclass(TypeElement type) {
    TypeMirror above = type.getSuperclass();
    return above.getKind() == TypeKind.DECLARED
        ? (TypeElement) ((DeclaredType) above).asElement()
        : null;
  }

  /** A regime has no layers of its own. */
  void noLayers(TypeElement regime, ElementSite site) {
    layers(regime)
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

  static boolean isNetwork(Element element) {
    return Techniques.mirror(element, Network.class).isPresent();
  }

  /** The fields that are layers, in the order that the compiler gives. */
  static Stream<VariableElement> layers(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream().filter(Structure::isLayer);
  }

  static boolean isLayer(Element field) {
    return field.asType() instanceof DeclaredType type
        && ((TypeElement) type.asElement()).getQualifiedName().contentEquals(Layer.class.getName());
  }
}
