@NullMarked
package org.sendwarehouse.schedule;

import org.jspecify.annotations.NullMarked;
