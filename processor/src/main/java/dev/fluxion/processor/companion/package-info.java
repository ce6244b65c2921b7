/**
 * The companion class: what the user declared ({@code …Declaration}), what is generated for it
 * ({@code …Descriptor}), and who writes it ({@code …Writer}, one for each kind of member).
 */
@NullMarked
package dev.fluxion.processor.companion;

import org.jspecify.annotations.NullMarked;
