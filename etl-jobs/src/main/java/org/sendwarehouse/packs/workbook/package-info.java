@NullMarked
package org.sendwarehouse.packs.workbook;

import org.jspecify.annotations.NullMarked;
