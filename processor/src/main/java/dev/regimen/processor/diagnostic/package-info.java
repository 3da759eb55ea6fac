/**
 * What the compiler has to say to its user: findings, their places, their collection.
 *
 * <p>Imports {@code java.*} only. A {@link dev.regimen.processor.diagnostic.Site} is implemented
 * over the compiler's elements in {@code read}, so that rules and checks never see them. Findings
 * carry a stable id, which is also the token that suppresses them and the name of their page under
 * {@code docs/diagnostics}.
 */
@NullMarked
package dev.regimen.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
