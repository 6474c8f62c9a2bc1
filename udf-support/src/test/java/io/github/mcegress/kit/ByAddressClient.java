package io.github.mcegress.kit;

import java.io.Closeable;
import java.io.IOException;

/** A client under test: calls URLs, at the addresses that it was made with. Used by one thread. */
public interface ByAddressClient extends Closeable {
  /**
   * GETs the URL.
   *
   * @throws IOException if there is no answer, whatever the client itself throws
   */
  KitAnswer get(String url) throws IOException;

  @Override
  default void close() throws IOException {}

  /** Makes a client for one case, ready to use. */
  @FunctionalInterface
  interface Maker {
    ByAddressClient make(KitSetup setup) throws Exception;
  }
}
