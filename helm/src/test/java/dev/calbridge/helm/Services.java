package dev.calbridge.helm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The services as the build has packaged them. */
final class Services {

  static final List<String> ALL =
      List.of("caldav-gateway", "credential-service", "google-sync-service", "scheduler-service");

  private static final Map<String, String> MODULES =
      Map.of(
          "caldav-gateway", "caldav-gateway",
          "credential-service", "credential-service/service",
          "google-sync-service", "google-sync-service/service",
          "scheduler-service", "scheduler-service/service");

  private Services() {}

  /** A file of a service's module. */
  static Path file(String service, String path) {
    Path file = Chart.root().resolve(MODULES.get(service)).resolve(path);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is missing: the services have to be packaged before (mvn package)");
    }
    return file;
  }

  /** Everything on the packaged service's class path. */
  static List<Path> jars(String service) {
    try (Stream<Path> files = Files.walk(file(service, "target/quarkus-app"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A service's own application.properties, as packaged. */
  static Properties properties(String service) {
    Properties properties = new Properties();
    for (Path jar : jars(service)) {
      if (jar.getParent().endsWith("app")) {
        try (JarFile file = new JarFile(jar.toFile());
            InputStream entry = file.getInputStream(file.getEntry("application.properties"))) {
          properties.load(entry);
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }
    return properties;
  }
}
