package dev.calbridge.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {

  private static final long NOBODY = Long.MAX_VALUE;

  @TempDir Path directory;

  @Test
  void noOwnerIsAliveWhereNoneWasAdded() {
    assertThat(new Owners(directory).anyAlive()).isFalse();
  }

  @Test
  void oneLivingOwnerIsEnough() {
    Owners owners = new Owners(directory);
    owners.add(NOBODY);
    owners.add(ProcessHandle.current().pid());
    assertThat(owners.anyAlive()).isTrue();
  }

  @Test
  void anEndedOwnerIsForgotten() {
    Owners owners = new Owners(directory);
    owners.add(NOBODY);
    assertThat(owners.anyAlive()).isFalse();
    assertThat(directory.resolve("owners")).isEmptyDirectory();
  }

  @Test
  void aBuildOwnsThePlatformAsItsOwnJavaProcess() {
    assertThat(ProcessHandle.of(Owners.ofThisBuild())).isPresent();
  }
}
