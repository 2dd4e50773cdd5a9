package dev.calbridge.credential.credential;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator may change in a credential.
 *
 * @param branch main branch
 * @param validity when it may be used
 * @param confirmed whether it may be used at all
 * @param label what the owner calls it, or null
 */
public record Particulars(
    UUID branch, Validity validity, boolean confirmed, @Nullable String label) {}
