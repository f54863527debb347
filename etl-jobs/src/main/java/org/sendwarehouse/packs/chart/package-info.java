@NullMarked
package org.sendwarehouse.packs.chart;

import org.jspecify.annotations.NullMarked;
