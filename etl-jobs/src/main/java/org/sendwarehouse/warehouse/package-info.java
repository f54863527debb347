@NullMarked
package org.sendwarehouse.warehouse;

import org.jspecify.annotations.NullMarked;
