@NullMarked
package org.sendwarehouse.contract;

import org.jspecify.annotations.NullMarked;
