package dev.calbridge.helm;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** Judges objects by Kubernetes' own API model: a field it does not know is an error. */
final class KubernetesModel {

  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  /** Class of the model by API version and kind. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "v1/ConfigMap", "V1ConfigMap",
          "v1/Service", "V1Service",
          "v1/ServiceAccount", "V1ServiceAccount",
          "apps/v1/Deployment", "V1Deployment",
          "batch/v1/Job", "V1Job",
          "autoscaling/v2/HorizontalPodAutoscaler", "V2HorizontalPodAutoscaler",
          "policy/v1/PodDisruptionBudget", "V1PodDisruptionBudget",
          "networking.k8s.io/v1/NetworkPolicy", "V1NetworkPolicy",
          "networking.k8s.io/v1/Ingress", "V1Ingress");

  private KubernetesModel() {}

  /** Whether Kubernetes knows objects of this kind without further definitions. */
  static boolean knows(Manifest manifest) {
    return CLASSES.containsKey(manifest.apiVersion() + "/" + manifest.kind());
  }

  /**
   * Reads an object into the model.
   *
   * @throws IllegalArgumentException if it has a field too many, lacks one, or one of another type
   */
  static void check(Manifest manifest) {
    String model = CLASSES.get(manifest.apiVersion() + "/" + manifest.kind());
    try {
      Class.forName(MODELS + model)
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(manifest.document().toString()));
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(
          manifest + ": " + refused.getCause().getMessage(), refused.getCause());
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
