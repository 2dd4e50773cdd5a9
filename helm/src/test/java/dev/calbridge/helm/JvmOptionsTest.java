package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java machine of a container begins small, stays below its limit, and gives memory back. */
class JvmOptionsTest {

  private static final Path IMAGES = Chart.root().resolve("deploy/service-parent/pom.xml");

  @Test
  void the_charts_are_those_of_the_images() throws IOException {
    assertThat(options()).isEqualTo(image("JAVA_TOOL_OPTIONS"));
  }

  @Test
  void memory_is_bounded_by_the_container_and_given_back() {
    assertThat(options().split(" "))
        .contains(
            "-XX:MaxRAMPercentage=65",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:-ShrinkHeapInSteps",
            "-XX:SurvivorRatio=2",
            "-XX:+ExitOnOutOfMemoryError")
        // sizes of their own would outlive a change of the limit
        .noneMatch(option -> option.matches("-Xm[xsn].*"));
  }

  @Test
  void the_c_library_keeps_few_heaps() throws IOException {
    assertThat(image("MALLOC_ARENA_MAX")).isEqualTo("2");
  }

  /** One that it does not know would keep every pod from starting. */
  @Test
  void java_knows_every_option() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(options().split(" ")));
    command.add("-version");
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes());
    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("warning", "Unrecognized");
  }

  private static String options() {
    JsonNode options = Chart.values().at("/defaults/jvmOptions");
    assertThat(options.isTextual()).isTrue();
    return options.asText();
  }

  /** What an image has in its environment. */
  private static String image(String variable) throws IOException {
    Matcher matcher =
        Pattern.compile("<" + variable + ">([^<]+)</" + variable + ">")
            .matcher(Files.readString(IMAGES));
    assertThat(matcher.find()).as(variable).isTrue();
    return matcher.group(1);
  }
}
