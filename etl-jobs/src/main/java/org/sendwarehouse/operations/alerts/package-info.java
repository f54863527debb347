/** What an operator must be told of, and that they are told. */
@NullMarked
package org.sendwarehouse.operations.alerts;

import org.jspecify.annotations.NullMarked;
