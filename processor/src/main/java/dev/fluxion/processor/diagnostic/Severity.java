package dev.fluxion.processor.diagnostic;

/** How much a {@link Problem} matters. */
public enum Severity {
  /** No derivative can be generated. */
  ERROR,
  /** Something that is probably not meant; silenced by {@code @SuppressWarnings("fluxion")}. */
  WARNING,
  /** Good to know. */
  NOTE
}
