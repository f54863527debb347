@NullMarked
package org.sendwarehouse.identity;

import org.jspecify.annotations.NullMarked;
