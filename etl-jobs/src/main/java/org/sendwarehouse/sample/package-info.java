@NullMarked
package org.sendwarehouse.sample;

import org.jspecify.annotations.NullMarked;
