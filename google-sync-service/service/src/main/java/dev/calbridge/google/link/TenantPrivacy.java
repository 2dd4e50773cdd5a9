package dev.calbridge.google.link;

import dev.calbridge.google.sync.FieldMapping;

/** What tenants let Google see at most. */
public interface TenantPrivacy {

  FieldMapping of(String tenant);

  /** From now on; everything that is linked is looked at again. */
  void change(String tenant, FieldMapping mapping);
}
