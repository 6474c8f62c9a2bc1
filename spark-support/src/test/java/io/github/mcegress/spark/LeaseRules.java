package io.github.mcegress.spark;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rules of slots and leases as the model sees them: the real ones, or ones that are broken. */
interface LeaseRules {
  Driver driver(int connections, int slots, Duration ttl, Duration margin);

  Holder holder(String executor);

  /** The driver's side. */
  interface Driver {
    Grant renew(Renewal renewal, long nowNanos);

    void released(String executor, long sequence, long nowNanos);

    /** Spark gives the executor up, though it may still run: the real rules do nothing then. */
    default void givenUp(String executor, long nowNanos) {}

    /** What is inside, for the model to tell states apart. */
    SlotTable table();
  }

  /** The executor's side. */
  interface Holder {
    Renewal next(int held, int wanted, long nowNanos);

    LeaseHolder.@Nullable Held take(Grant grant, long nowNanos);

    long release();
  }

  /** The product's. */
  LeaseRules REAL =
      new LeaseRules() {
        @Override
        public Driver driver(int connections, int slots, Duration ttl, Duration margin) {
          return new RealDriver(new SlotTable(connections, slots, ttl, margin));
        }

        @Override
        public Holder holder(String executor) {
          return new RealHolder(executor);
        }
      };

  /** A {@link SlotTable}. */
  class RealDriver implements Driver {
    private final SlotTable table;

    RealDriver(SlotTable table) {
      this.table = table;
    }

    @Override
    public Grant renew(Renewal renewal, long nowNanos) {
      return table.renew(renewal, nowNanos);
    }

    @Override
    public void released(String executor, long sequence, long nowNanos) {
      table.released(executor, sequence, nowNanos);
    }

    @Override
    public SlotTable table() {
      return table;
    }
  }

  /** A {@link LeaseHolder}. */
  class RealHolder implements Holder {
    private final LeaseHolder holder;

    RealHolder(String executor) {
      holder = new LeaseHolder(executor);
    }

    @Override
    public Renewal next(int held, int wanted, long nowNanos) {
      return holder.next(held, wanted, 0, nowNanos);
    }

    @Override
    public LeaseHolder.@Nullable Held take(Grant grant, long nowNanos) {
      return holder.take(grant);
    }

    @Override
    public long release() {
      return holder.release();
    }
  }
}
