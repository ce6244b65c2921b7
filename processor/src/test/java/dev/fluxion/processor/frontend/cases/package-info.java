/** Methods that tests read, and run. */
package dev.fluxion.processor.frontend.cases;
