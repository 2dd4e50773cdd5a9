package dev.calbridge.scheduler.tenant;

/** What the buffers around appointments mean to a tenant. */
public enum BufferUse {
  /** Nothing. */
  UNUSED,
  /** The resources are taken in them; the customer comes at the start and leaves at the end. */
  RESOURCE,
  /** The resources are taken in them, and the customer is there as well. */
  CUSTOMER
}
