/** What other services may know of credential-service: wire types of its topic and REST. */
@NullMarked
package dev.calbridge.credential.contract;

import org.jspecify.annotations.NullMarked;
