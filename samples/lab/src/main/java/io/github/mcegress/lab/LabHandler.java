package io.github.mcegress.lab;

import java.io.IOException;

/**
 * What a virtual host of {@link LabWeb} answers.
 *
 * <p>Called by many threads at once.
 */
public interface LabHandler {
  /**
   * The answer to one request.
   *
   * @throws IOException to close the connection without an answer
   */
  LabResponse handle(LabRequest request) throws IOException;
}
