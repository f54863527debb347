@NullMarked
package org.sendwarehouse.quality;

import org.jspecify.annotations.NullMarked;
