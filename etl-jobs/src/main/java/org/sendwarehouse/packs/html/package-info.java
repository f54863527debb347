@NullMarked
package org.sendwarehouse.packs.html;

import org.jspecify.annotations.NullMarked;
