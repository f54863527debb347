@NullMarked
package org.sendwarehouse.jobs;

import org.jspecify.annotations.NullMarked;
