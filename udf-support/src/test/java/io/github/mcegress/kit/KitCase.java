package io.github.mcegress.kit;

/**
 * One case: servers on loopback that are set up for it, calls, and what must happen.
 *
 * <p>Immutable; each run has servers, certificates and a client of its own.
 */
public final class KitCase {
  /** What a case is about. */
  public enum Tag {
    /** Whether the peer is the one that the URL names. Every client by address must pass. */
    NAME_VERIFICATION,
    /** What else a client promises: which endpoints, redirects, connections and TLS versions. */
    POLICY
  }

  /** What happens in a case; throws where something else happens than must. */
  @FunctionalInterface
  interface Play {
    void with(Scene scene) throws Exception;
  }

  private final String id;
  private final Tag tag;
  private final String setUp;
  private final String must;
  private final Play play;

  KitCase(String id, Tag tag, String setUp, String must, Play play) {
    this.id = id;
    this.tag = tag;
    this.setUp = setUp;
    this.must = must;
    this.play = play;
  }

  /** Its stable name, as {@code wrong-name-resumed-tls13}. */
  public String id() {
    return id;
  }

  /** What it is about. */
  public Tag tag() {
    return tag;
  }

  /** What stands on the other side, in words. */
  public String setUp() {
    return setUp;
  }

  /** What must happen, in words. */
  public String must() {
    return must;
  }

  /**
   * Runs it with a client made for it.
   *
   * @throws IllegalStateException if the servers cannot be set up
   */
  public KitVerdict run(ByAddressClient.Maker maker) {
    try (Scene scene = new Scene(maker)) {
      play.with(scene);
      return KitVerdict.passed(scene.seen());
    } catch (Scene.Missed missed) {
      return KitVerdict.failed(missed.getMessage());
    } catch (KitNotApplicableException e) {
      return KitVerdict.notApplicable(e.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException("the case " + id + " cannot be set up: " + e, e);
    }
  }

  /** The id. */
  @Override
  public String toString() {
    return id;
  }
}
