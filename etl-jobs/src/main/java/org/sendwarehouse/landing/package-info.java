@NullMarked
package org.sendwarehouse.landing;

import org.jspecify.annotations.NullMarked;
