/** Hostile files made from the contracts, and what the door must keep to whatever it is given. */
@NullMarked
package org.sendwarehouse.fuzz;

import org.jspecify.annotations.NullMarked;
