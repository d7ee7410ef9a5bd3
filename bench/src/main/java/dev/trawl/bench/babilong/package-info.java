/**
 * BABILong: small worlds in which people move and pass objects on. The facts are scattered over a
 * long text, and most questions need several of them, in order. Start at {@code WorldTexts}.
 */
@NullMarked
package dev.trawl.bench.babilong;

import org.jspecify.annotations.NullMarked;
