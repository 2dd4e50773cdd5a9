package dev.calbridge.scheduler.transfer;

import dev.calbridge.scheduler.customer.Customer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a file of customers. */
public sealed interface FileCustomer {

  /** Where it begins in the file, from 1. */
  int line();

  /**
   * It can be read.
   *
   * @param id the one the file gives, or null
   * @param name identifies it if it has no id of ours: the same text again means the same customer
   */
  record Read(int line, @Nullable UUID id, String name, Customer customer)
      implements FileCustomer {}

  /** It cannot. */
  record Unreadable(int line, String code, String detail) implements FileCustomer {}
}
