/** How the serving process can be asked how it is. */
@NullMarked
package org.sendwarehouse.operations.health;

import org.jspecify.annotations.NullMarked;
