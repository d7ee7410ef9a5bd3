/** Handles hidden elements, formulas and list marks of web pages and e-books. */
@NullMarked
package dev.trawl.retrieval.web;

import org.jspecify.annotations.NullMarked;
