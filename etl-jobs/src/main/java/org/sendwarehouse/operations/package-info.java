@NullMarked
package org.sendwarehouse.operations;

import org.jspecify.annotations.NullMarked;
