/** What providers are given of a feed, made from its contract alone: templates, dictionary pages, synthetic files. */
@NullMarked
package org.sendwarehouse.receive.template;

import org.jspecify.annotations.NullMarked;
