@NullMarked
package org.sendwarehouse.receive;

import org.jspecify.annotations.NullMarked;
