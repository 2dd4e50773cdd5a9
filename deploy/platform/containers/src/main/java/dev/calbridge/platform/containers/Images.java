package dev.calbridge.platform.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The names of the images, as the build wrote them. */
record Images(String postgres, String kafka, String keycloak) {

  static Images ofThisBuild() {
    Properties properties = new Properties();
    try (InputStream file = Images.class.getResourceAsStream("/images.properties")) {
      properties.load(Objects.requireNonNull(file, "images.properties"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Images(
        Objects.requireNonNull(properties.getProperty("postgres")),
        Objects.requireNonNull(properties.getProperty("kafka")),
        Objects.requireNonNull(properties.getProperty("keycloak")));
  }
}
