package dev.calbridge.google.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Starts the world before the service and hands it to tests. */
public final class SyncWorldResource implements QuarkusTestResourceLifecycleManager {

  private SyncWorld world;

  @Override
  public Map<String, String> start() {
    try {
      world = new SyncWorld();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return world.settings();
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(world, new TestInjector.MatchesType(SyncWorld.class));
  }

  @Override
  public void stop() {
    if (world != null) {
      world.close();
    }
  }
}
