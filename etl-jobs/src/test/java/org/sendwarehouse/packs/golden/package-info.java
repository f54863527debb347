/** References of how packs look and read, and the review of what changes in them. */
@org.jspecify.annotations.NullMarked
package org.sendwarehouse.packs.golden;
