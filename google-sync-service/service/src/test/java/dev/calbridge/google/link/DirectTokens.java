package dev.calbridge.google.link;

import dev.calbridge.google.world.FakeGrants;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Access tokens without the detour over credential-service. */
final class DirectTokens implements AccessTokens {

  private final FakeGrants grants;
  private final Map<UUID, String> kept = new HashMap<>();

  DirectTokens(FakeGrants grants) {
    this.grants = grants;
  }

  @Override
  public String token(String tenant, UUID grant) {
    return kept.computeIfAbsent(grant, grants::accessToken);
  }

  @Override
  public void refused(String tenant, UUID grant, String token) {
    kept.remove(grant);
  }
}
