package dev.calbridge.helm;

import com.marcnuri.helm.Helm;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test, and says so, where Helm's library does not exist for the platform. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithHelm.Platform.class)
@interface WithHelm {

  /** Tries to load the library, once. */
  final class Platform implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return Library.MISSING.isEmpty()
          ? ConditionEvaluationResult.enabled("Helm is there")
          : ConditionEvaluationResult.disabled(
              "Helm's library is not there for "
                  + System.getProperty("os.name")
                  + " on "
                  + System.getProperty("os.arch")
                  + ": "
                  + Library.MISSING);
    }
  }

  /** Holds what was found out. */
  final class Library {

    static final String MISSING = missing();

    private Library() {}

    private static String missing() {
      boolean known =
          System.getProperty("os.name").equals("Linux")
              && System.getProperty("os.arch").equals("amd64");
      try {
        return Helm.version().call().isEmpty() ? "it says no version" : "";
      } catch (RuntimeException | LinkageError failure) {
        if (known) {
          throw failure;
        }
        return String.valueOf(failure.getMessage());
      }
    }
  }
}
