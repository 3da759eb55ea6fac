/** A class that DL4J looks for and that its natives no longer have. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
