@NullMarked
package org.sendwarehouse.evidence.status;

import org.jspecify.annotations.NullMarked;
