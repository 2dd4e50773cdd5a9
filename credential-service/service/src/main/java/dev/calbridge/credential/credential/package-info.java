/** Service credentials: what makes one good, who may change it, when it opens something. */
@NullMarked
package dev.calbridge.credential.credential;

import org.jspecify.annotations.NullMarked;
