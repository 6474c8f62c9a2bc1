package io.github.mcegress.doctor;

/** What a stage came to. */
public enum Verdict {
  /** Looked at, and nothing is wrong. */
  OK,
  /** It works, or may work, but something is worth reading. */
  WARNING,
  /** It does not work. */
  FAILED,
  /** Not looked at, since an earlier stage failed or the target has no such stage. */
  SKIPPED,
  /** It could not be looked at: neither good nor bad is known. */
  UNKNOWN
}
