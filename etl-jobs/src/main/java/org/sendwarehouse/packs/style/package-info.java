@NullMarked
package org.sendwarehouse.packs.style;

import org.jspecify.annotations.NullMarked;
