@NullMarked
package org.sendwarehouse.packs.pdf;

import org.jspecify.annotations.NullMarked;
