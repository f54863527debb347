@NullMarked
package org.sendwarehouse.disclosure;

import org.jspecify.annotations.NullMarked;
