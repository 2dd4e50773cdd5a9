/** How secrets are kept that must be shown to others later. */
@NullMarked
package dev.calbridge.credential.vault;

import org.jspecify.annotations.NullMarked;
