@NullMarked
package org.sendwarehouse.home;

import org.jspecify.annotations.NullMarked;
