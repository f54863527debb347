/** The documentation of a published warehouse as static pages, made from its database and the product's definitions. */
@org.jspecify.annotations.NullMarked
package org.sendwarehouse.site;
