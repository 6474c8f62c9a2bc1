package io.github.mcegress.spark;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rules with one mistake each, which the model has to find. */
enum BrokenLeaseRules implements LeaseRules {
  /** The driver frees at the TTL, as if all clocks ran alike. */
  NO_MARGIN {
    @Override
    public Driver driver(int connections, int slots, Duration ttl, Duration margin) {
      Duration most = Duration.ofMillis(1);
      return new RealDriver(new SlotTable(connections, slots, ttl.minus(most), most)) {
        @Override
        public Grant renew(Renewal asked, long nowNanos) {
          Grant grant = super.renew(asked, nowNanos);
          return new Grant(grant.sequence(), grant.slot(), grant.connections(), ttl.toMillis(), 0);
        }
      };
    }
  },
  /** The executor counts the TTL from getting the answer, not from sending what it answers. */
  COUNTS_FROM_THE_ANSWER {
    @Override
    public Holder holder(String executor) {
      return new RealHolder(executor) {
        @Override
        public LeaseHolder.@Nullable Held take(Grant grant, long nowNanos) {
          LeaseHolder.Held held = super.take(grant, nowNanos);
          return held == null
              ? null
              : new LeaseHolder.Held(
                  held.connections(), nowNanos + TimeUnit.MILLISECONDS.toNanos(grant.ttlMillis()));
        }
      };
    }
  },
  /** The executor takes the answer to a renewal though it has sent a newer one. */
  TAKES_OLDER_ANSWERS {
    @Override
    public Holder holder(String executor) {
      return new TakesOlder(executor);
    }
  },
  /** The driver lends what an older renewal held though a newer one got it: no order is kept. */
  LATE_RENEWALS_COUNT {
    @Override
    public Driver driver(int connections, int slots, Duration ttl, Duration margin) {
      return new KeepsNoOrder(new SlotTable(connections, slots, ttl, margin));
    }
  },
  /** The driver lends at once what a borrower is to give back, though it may still be open. */
  LENDS_WHAT_IS_STILL_OPEN {
    @Override
    public Driver driver(int connections, int slots, Duration ttl, Duration margin) {
      return new RealDriver(new SlotTable(connections, slots, ttl, margin)) {
        @Override
        public Grant renew(Renewal asked, long nowNanos) {
          return super.renew(
              new Renewal(asked.executor(), asked.sequence(), 0, asked.wanted(), 0), nowNanos);
        }
      };
    }
  },
  /** The driver frees what an executor holds when Spark gives it up. */
  FREES_WHAT_SPARK_GIVES_UP {
    @Override
    public Driver driver(int connections, int slots, Duration ttl, Duration margin) {
      return new RealDriver(new SlotTable(connections, slots, ttl, margin)) {
        @Override
        public void givenUp(String executor, long nowNanos) {
          released(executor, Long.MAX_VALUE, nowNanos);
        }
      };
    }
  };

  @Override
  public Driver driver(int connections, int slots, Duration ttl, Duration margin) {
    return REAL.driver(connections, slots, ttl, margin);
  }

  @Override
  public Holder holder(String executor) {
    return REAL.holder(executor);
  }

  private static final class TakesOlder extends RealHolder {
    private final Map<Long, Long> sent = new HashMap<>();

    TakesOlder(String executor) {
      super(executor);
    }

    @Override
    public Renewal next(int held, int wanted, long nowNanos) {
      Renewal renewal = super.next(held, wanted, nowNanos);
      sent.put(renewal.sequence(), nowNanos);
      return renewal;
    }

    @Override
    public LeaseHolder.@Nullable Held take(Grant grant, long nowNanos) {
      Long sentNanos = sent.remove(grant.sequence());
      return sentNanos == null
          ? null
          : new LeaseHolder.Held(
              grant.connections(), sentNanos + TimeUnit.MILLISECONDS.toNanos(grant.ttlMillis()));
    }
  }

  /** Numbers the renewals as they come. */
  private static final class KeepsNoOrder extends RealDriver {
    private long received;

    KeepsNoOrder(SlotTable table) {
      super(table);
    }

    @Override
    public Grant renew(Renewal asked, long nowNanos) {
      received++;
      Grant grant =
          super.renew(
              new Renewal(asked.executor(), received, asked.held(), asked.wanted(), 0), nowNanos);
      return new Grant(asked.sequence(), grant.slot(), grant.connections(), grant.ttlMillis(), 0);
    }

    @Override
    public void released(String executor, long sequence, long nowNanos) {
      received++;
      super.released(executor, received, nowNanos);
    }
  }
}
