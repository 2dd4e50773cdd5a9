package dev.calbridge.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.JarIndexer;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * Settings that stand in the code: the methods of {@code @ConfigMapping} interfaces that count at
 * run time, and {@code @ConfigProperty} values. Classes are read, not loaded.
 */
final class ConfigurationInterfaces {

  private static final DotName MAPPING = DotName.createSimple("io.smallrye.config.ConfigMapping");
  private static final DotName ROOT =
      DotName.createSimple("io.quarkus.runtime.annotations.ConfigRoot");
  private static final DotName PROPERTY =
      DotName.createSimple("org.eclipse.microprofile.config.inject.ConfigProperty");
  private static final DotName NAME = DotName.createSimple("io.smallrye.config.WithName");
  private static final DotName PARENT = DotName.createSimple("io.smallrye.config.WithParentName");
  private static final DotName UNNAMED = DotName.createSimple("io.smallrye.config.WithUnnamedKey");
  private static final DotName DEFAULT = DotName.createSimple("io.smallrye.config.WithDefault");

  private static final Map<Path, Index> INDEXED = new HashMap<>();

  private final IndexView index;
  private final Set<String> known = new HashSet<>();
  private final Set<String> required = new HashSet<>();

  private ConfigurationInterfaces(IndexView index) {
    this.index = index;
  }

  /** Reads the jars that hold such interfaces: ours and the framework's. */
  static ConfigurationInterfaces in(List<Path> jars) {
    List<IndexView> indexes = new ArrayList<>();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      if (name.startsWith("io.quarkus.") || name.contains("SNAPSHOT")) {
        // The framework's jars are the same for all services, and have their version in the name.
        Path key = name.startsWith("io.quarkus.") ? jar.getFileName() : jar;
        indexes.add(INDEXED.computeIfAbsent(key, _ -> index(jar)));
      }
    }
    ConfigurationInterfaces interfaces =
        new ConfigurationInterfaces(CompositeIndex.create(indexes));
    interfaces.read();
    return interfaces;
  }

  Set<String> known() {
    return known;
  }

  /** Those of our own that have no default and are not optional. */
  Set<String> required() {
    return required;
  }

  private static Index index(Path jar) {
    try {
      return JarIndexer.createJarIndex(jar.toFile(), new Indexer(), false, false, false).getIndex();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void read() {
    for (AnnotationInstance mapping : index.getAnnotations(MAPPING)) {
      ClassInfo type = mapping.target().asClass();
      AnnotationInstance root = type.annotation(ROOT);
      boolean own = root == null;
      // What is fixed when the service is built cannot be told to it later.
      if (own || (root.value("phase") != null && root.value("phase").asEnum().equals("RUN_TIME"))) {
        members(type, mapping.value("prefix").asString(), ours(type));
      }
    }
    index.getAnnotations(PROPERTY).forEach(this::property);
  }

  private void property(AnnotationInstance property) {
    AnnotationValue name = property.value("name");
    if (name == null) {
      return;
    }
    known.add(name.asString());
    AnnotationTarget target = property.target();
    Type type;
    ClassInfo owner;
    switch (target.kind()) {
      case METHOD_PARAMETER -> {
        MethodInfo method = target.asMethodParameter().method();
        type = method.parameterType(target.asMethodParameter().position());
        owner = method.declaringClass();
      }
      case FIELD -> {
        type = target.asField().type();
        owner = target.asField().declaringClass();
      }
      default -> throw new IllegalStateException("A setting at " + target);
    }
    boolean optional = type.name().toString().startsWith("java.util.Optional");
    if (ours(owner) && !optional && property.value("defaultValue") == null) {
      required.add(name.asString());
    }
  }

  private static boolean ours(ClassInfo type) {
    return type.name().toString().startsWith("dev.calbridge.");
  }

  private void members(ClassInfo type, String prefix, boolean needed) {
    for (MethodInfo method : type.methods()) {
      if (method.parametersCount() == 0 && !method.isSynthetic() && !method.isStaticInitializer()) {
        boolean has = needed && method.annotation(DEFAULT) == null && method.isAbstract();
        member(method, method.returnType(), name(method, prefix), has);
      }
    }
    for (DotName parent : type.interfaceNames()) {
      ClassInfo found = index.getClassByName(parent);
      if (found != null) {
        members(found, prefix, needed);
      }
    }
  }

  private void member(MethodInfo method, Type type, String name, boolean needed) {
    String raw = type.name().toString();
    if (raw.startsWith("java.util.Optional")) {
      if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
        member(method, type.asParameterizedType().arguments().getFirst(), name, false);
      } else {
        known.add(name);
      }
    } else if (raw.equals("java.util.Map")) {
      Type value = type.asParameterizedType().arguments().get(1);
      member(method, value, name + ".*", false);
      if (method.annotation(UNNAMED) != null) {
        member(method, value, name, false);
      }
    } else if (raw.equals("java.util.List") || raw.equals("java.util.Set")) {
      known.add(name);
      member(method, type.asParameterizedType().arguments().getFirst(), name + "[*]", false);
    } else {
      ClassInfo group = index.getClassByName(type.name());
      if (group != null && group.isInterface()) {
        members(group, name, needed);
      } else {
        known.add(name);
        if (needed) {
          required.add(name);
        }
      }
    }
  }

  private static String name(MethodInfo method, String prefix) {
    if (method.annotation(PARENT) != null) {
      return prefix;
    }
    AnnotationInstance given = method.annotation(NAME);
    return prefix
        + "."
        + (given == null
            ? method.name().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
            : given.value().asString());
  }
}
