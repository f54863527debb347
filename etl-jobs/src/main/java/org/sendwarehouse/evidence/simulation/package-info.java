/** What may come: futures drawn from the past by chance, the same ones every time. */
@NullMarked
package org.sendwarehouse.evidence.simulation;

import org.jspecify.annotations.NullMarked;
