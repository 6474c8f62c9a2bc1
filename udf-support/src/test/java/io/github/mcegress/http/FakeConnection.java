package io.github.mcegress.http;

/** A connection that remembers whether it was ended. */
final class FakeConnection implements Connections.Kept {
  private boolean open = true;

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public synchronized void cut() {
    open = false;
  }
}
