@NullMarked
package org.sendwarehouse.packs;

import org.jspecify.annotations.NullMarked;
