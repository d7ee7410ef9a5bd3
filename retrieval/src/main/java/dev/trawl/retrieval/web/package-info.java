/** What the style sheets of a web page hide, and the formulas of web pages and e-books. */
@NullMarked
package dev.trawl.retrieval.web;

import org.jspecify.annotations.NullMarked;
