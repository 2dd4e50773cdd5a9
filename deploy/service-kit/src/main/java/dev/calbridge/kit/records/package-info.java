/** All that a service keeps of a tenant: handed over, and erased. */
@NullMarked
package dev.calbridge.kit.records;

import org.jspecify.annotations.NullMarked;
