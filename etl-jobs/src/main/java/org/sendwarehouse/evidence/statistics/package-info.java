@NullMarked
package org.sendwarehouse.evidence.statistics;

import org.jspecify.annotations.NullMarked;
