/** Records in the signatures of differentiated methods. */
package dev.fluxion.processor.records;
