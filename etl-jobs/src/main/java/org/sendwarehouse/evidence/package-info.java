@NullMarked
package org.sendwarehouse.evidence;

import org.jspecify.annotations.NullMarked;
