@NullMarked
package org.sendwarehouse.cli;

import org.jspecify.annotations.NullMarked;
