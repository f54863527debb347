@NullMarked
package org.sendwarehouse.evidence.process;

import org.jspecify.annotations.NullMarked;
