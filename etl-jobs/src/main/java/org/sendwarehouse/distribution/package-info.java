@NullMarked
package org.sendwarehouse.distribution;

import org.jspecify.annotations.NullMarked;
