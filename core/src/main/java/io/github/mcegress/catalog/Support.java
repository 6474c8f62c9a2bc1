package io.github.mcegress.catalog;

/** Whether a region supports a scheme, as far as the pages that were read say. */
public enum Support {
  /** Every page that was read lists the region. */
  YES,
  /** The pages list the regions that support it, and this one is not among them. */
  NO,
  /** The pages disagree; the catalogue holds the contradiction. */
  DISPUTED,
  /** No page that was read says it. */
  UNKNOWN
}
