@NullMarked
package org.sendwarehouse.packs.text;

import org.jspecify.annotations.NullMarked;
